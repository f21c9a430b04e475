"""Configures the directory application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    """Holds organisations and their places."""

    name = "cms.directory"
    label = "directory"
    verbose_name = _("Directory")

    def ready(self) -> None:
        """Register who may do what with organisations."""
        from wagtail.permissions import register_permission_policy

        from cms.directory.models import Organisation
        from cms.directory.policies import OrganisationPolicy

        # Before Wagtail asks for it: what it makes up in the meantime could not be replaced.
        register_permission_policy(Organisation, OrganisationPolicy(Organisation))
