"""Names the roots of the site's parts that are treated apart from pages."""

API_ROOT = "/api/v1"
