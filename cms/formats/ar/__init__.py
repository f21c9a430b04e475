"""Holds an Arabic format that Django lacks."""
