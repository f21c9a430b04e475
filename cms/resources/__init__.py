"""Holds guides, kits, videos and more that the partners have made or recommend."""
