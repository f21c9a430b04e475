"""Shows case studies of social enterprises."""
