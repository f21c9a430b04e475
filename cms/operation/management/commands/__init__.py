"""Holds one module for each command."""
