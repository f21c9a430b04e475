"""Shows the searchable library: all that partners have published to learn from."""
