"""The editors' house: Wagtail, headless. It writes content and projects it; it serves no reader."""
