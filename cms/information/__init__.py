"""Pages that tell something in general."""
