"""Configures the duplicates application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DuplicatesConfig(AppConfig):
    """Finds likely duplicates in the directory, and merges them when somebody says so."""

    name = "cms.duplicates"
    label = "duplicates"
    verbose_name = _("Likely duplicates")

    def ready(self) -> None:
        """Have duplicates looked for beside the worker."""
        from cms.duplicates.looking import looking_for_duplicates
        from cms.publishing.worker import beside_the_worker

        beside_the_worker(looking_for_duplicates)
