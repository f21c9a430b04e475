"""Holds the commands of mailing."""
