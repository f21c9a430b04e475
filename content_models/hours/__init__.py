"""Holds opening hours: a weekly form, when it is open, and the ways to read and write it.

Facts without words of any language: whoever shows them translates. See docs/directory.md.
"""
