"""Shows guides, kits, videos and more of the partners."""
