"""The searchable library: everything that partners have published to learn from."""
