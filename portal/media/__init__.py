"""Files that editors uploaded."""
