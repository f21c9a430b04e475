"""Serves the directory in the standards of the field, and as files.

The mapping itself is in ``content_models/exchange``; docs/directory.md describes it.
"""
