"""Configures the guidance application."""

from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    """Guides editors while they write.

    It has no models.
    """

    name = "cms.guidance"
    label = "guidance"
