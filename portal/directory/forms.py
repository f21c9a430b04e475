"""What the directory's address may hold."""

FIELDS = ("theme", "audience", "country", "spoken")
PARAMETERS = ("q", *FIELDS, "sort", "page")
