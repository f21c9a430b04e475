"""Builds what the documents of all kinds are made of."""
