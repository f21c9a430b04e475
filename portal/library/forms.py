"""What the library's address may hold."""

FIELDS = ("kind", "theme", "method", "country", "language")
PARAMETERS = ("q", *FIELDS, "sort", "page")
