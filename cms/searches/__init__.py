"""Shows editors what readers search for and do not find, and leads it to themes."""
