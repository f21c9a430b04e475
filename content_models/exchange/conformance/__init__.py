"""Checks what is exchanged against the rules of each standard.

The rules are ours; tests hold them to the published schemas, which are no part of the project.
"""
