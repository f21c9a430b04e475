"""Shows the directory of organisations that help."""
