"""The home page, and the way to it from the bare address."""
