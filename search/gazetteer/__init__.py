"""Finds places: by name or postcode, in any script, and knows where they are."""
