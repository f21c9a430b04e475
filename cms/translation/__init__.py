"""Translations: which parts of each are older than the original, and where editors work on them."""
