"""What the library's address may hold."""

FIELDS = ("kind", "theme", "country", "language")
PARAMETERS = ("q", *FIELDS, "sort", "page")
