"""Guides editors in forms: limits with live counts, what is missing, likely duplicates."""
