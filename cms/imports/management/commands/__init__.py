"""Holds the commands of Django."""
