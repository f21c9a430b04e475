"""Shows the home page, and leads to it from the bare address."""
