"""Holds local support organisations."""
