"""Configures the imports application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportsConfig(AppConfig):
    """Imports organisations, in the admin and by a command."""

    name = "cms.imports"
    label = "imports"
    verbose_name = _("Imports")

    def ready(self) -> None:
        """Have the worker carry imports out, and forget old ones."""
        from cms.imports.carrying import carrying_imports, forget_old_imports
        from cms.publishing.worker import beside_the_worker, every_hour

        beside_the_worker(carrying_imports)
        every_hour(forget_old_imports)
