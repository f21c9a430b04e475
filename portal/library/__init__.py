"""The searchable library, and the case studies in it."""
