"""Guides, kits, videos and more of the partners."""
