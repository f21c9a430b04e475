"""The taxonomy application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TaxonomyConfig(AppConfig):
    """Themes and partners."""

    name = "cms.taxonomy"
    label = "taxonomy"
    verbose_name = _("Themes and partners")
