"""What the directory's address may hold."""

FIELDS = ("place", "theme", "spoken", "audience", "country")
PARAMETERS = ("q", *FIELDS, "sort", "page")
