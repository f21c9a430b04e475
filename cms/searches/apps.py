"""Configures the searches application."""

from django.apps import AppConfig


class SearchesConfig(AppConfig):
    """Shows counts of searches in the admin.

    It has no models: see content_models.searches.
    """

    name = "cms.searches"
    label = "searches"

    def ready(self) -> None:
        """Have the worker forget counts whose time is over."""
        from cms.publishing.worker import every_hour
        from cms.searches.services import forget_old_counts

        every_hour(forget_old_counts)
