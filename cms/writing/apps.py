"""Configures the writing application."""

from django.apps import AppConfig


class WritingConfig(AppConfig):
    """Keeps what somebody types.

    It has no models.
    """

    name = "cms.writing"
    label = "writing"
