"""Where parts of the site begin that are treated apart from its pages."""

API_ROOT = "/api/v1"
