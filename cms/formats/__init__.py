"""Dates and numbers where Django would write them as in another country."""
