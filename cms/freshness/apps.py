"""Configures the freshness application."""

from django.apps import AppConfig


class FreshnessConfig(AppConfig):
    """Has records of the directory checked, or else taken from readers.

    Its models are those of the directory (``cms.directory.checks``).
    """

    name = "cms.freshness"
    label = "freshness"

    def ready(self) -> None:
        """Have the worker remind people, and archive what nobody checks."""
        from cms.freshness.duty import keep_fresh
        from cms.publishing.worker import every_hour

        every_hour(keep_fresh)
