"""The directory of organisations that help."""
