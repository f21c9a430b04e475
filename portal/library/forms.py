"""What the library's address may hold."""

from search.query import NUMBER_FIELDS

FACETS = ("kind", "theme", "method", "country", "language")
FIELDS = (*FACETS, *NUMBER_FIELDS)
PARAMETERS = ("q", *FIELDS, "sort", "page")
