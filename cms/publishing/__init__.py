"""Brings the editors' content to the published store and the search index.

The outbox row is written in the editor's transaction; the projector takes the store's write lock
first and reads the CMS then, so order and repetition do not matter.
"""
