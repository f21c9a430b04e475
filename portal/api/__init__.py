"""Serves what is published as data: the open API.

It is described in docs/api.md and /api/v1/openapi.json.
"""
