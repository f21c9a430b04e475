"""Configures the desk application."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Shows what waits for an editor.

    It has no models.
    """

    name = "cms.desk"
    label = "desk"
