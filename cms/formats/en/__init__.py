"""Holds English formats as in Europe."""
