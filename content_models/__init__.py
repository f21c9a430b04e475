"""Holds the contract between the rooms: the published documents and their stores.

Knows no web framework. Imported by every other room, imports none of them.
"""
