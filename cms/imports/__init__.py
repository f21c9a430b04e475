"""Imports organisations of others into the directory, and keeps what came from where."""
