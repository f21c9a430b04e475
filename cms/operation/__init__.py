"""Serves whoever runs an installation.

It finds what is wrong with it, and saves what it holds.
"""
