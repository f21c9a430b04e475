"""For search engines' robots."""
