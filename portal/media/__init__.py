"""Serves files that editors uploaded."""
