"""For those who run the portal."""
