"""Holds pictures and files that editors upload."""
