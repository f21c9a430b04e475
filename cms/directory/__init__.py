"""Local support organisations."""
