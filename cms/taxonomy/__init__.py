"""Holds what content is filed under: themes, and the partners that publish it."""
