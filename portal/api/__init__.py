"""The open API: what is published, as data. Described in docs/api.md and /api/v1/openapi.json."""
