"""Reads raw records as organisations, a module for each form."""
