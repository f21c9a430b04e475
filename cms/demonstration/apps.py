"""Configures the demonstration application."""

from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    """Loads the demonstration content."""

    name = "cms.demonstration"
    label = "demonstration"
