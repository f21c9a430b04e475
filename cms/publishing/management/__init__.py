"""Holds the commands of publishing."""
