"""Tells those who run the portal if it works."""
