"""The contract between the rooms: what is published, and the store that holds it.

Knows no web framework. Imported by every other room, imports none of them.
"""
