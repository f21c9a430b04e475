"""Reads opening hours as people write them, in six languages."""
