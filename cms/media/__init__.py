"""Pictures and files that editors upload."""
