"""Serves whoever runs an installation: finds what is wrong with it, and saves what it holds."""
