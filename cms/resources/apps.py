"""Configures the application of the partners' resources."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResourcesConfig(AppConfig):
    """Holds the partners' resources."""

    name = "cms.resources"
    label = "resources"
    verbose_name = _("Resources")
