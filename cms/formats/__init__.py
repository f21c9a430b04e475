"""Corrects dates and numbers that Django would write as in another country."""
