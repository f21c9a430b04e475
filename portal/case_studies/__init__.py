"""Case studies of social enterprises."""
