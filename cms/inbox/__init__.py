"""Shows editors what readers did not find, and what they say is wrong."""
