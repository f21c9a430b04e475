"""Holds the commands of the demonstration."""
