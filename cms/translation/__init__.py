"""Tells which parts of translations are stale, and where editors work on them."""
