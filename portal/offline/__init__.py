"""Lets a browser read without a network, and readers install the portal."""
