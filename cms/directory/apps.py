"""The directory application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    """Organisations and their places."""

    name = "cms.directory"
    label = "directory"
    verbose_name = _("Directory")
