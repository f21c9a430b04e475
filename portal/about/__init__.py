"""The pages about the portal itself: what it is, who answers for it, what a reader may expect."""
