"""Configures the library application."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class LibraryConfig(AppConfig):
    """Holds case studies, and the page tree in which they lie."""

    name = "cms.library"
    label = "library"
    verbose_name = _("Library")

    def ready(self) -> None:
        """Have the page tree made with the tables."""
        from cms.library.tree import ensure_tree

        post_migrate.connect(ensure_tree, sender=self, dispatch_uid="library-tree")
