"""Configures the application of the pages of information."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InformationConfig(AppConfig):
    """Holds pages of information."""

    name = "cms.information"
    label = "information"
    verbose_name = _("Information")
