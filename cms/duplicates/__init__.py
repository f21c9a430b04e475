"""Proposes organisations that may be the same, merges two of them, and undoes it."""
