"""Holds pages that tell something in general."""
