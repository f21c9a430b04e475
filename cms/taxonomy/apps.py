"""Configures the taxonomy application."""

from django.apps import AppConfig
from django.db.models import ManyToManyField
from django.utils.translation import gettext_lazy as _


class TaxonomyConfig(AppConfig):
    """Holds themes and partners."""

    name = "cms.taxonomy"
    label = "taxonomy"
    verbose_name = _("Themes and partners")

    def ready(self) -> None:
        """Register how forms offer themes."""
        from wagtail.admin.forms.models import register_form_field_override

        from cms.taxonomy.choosing import themes_with_their_words

        register_form_field_override(ManyToManyField, override=themes_with_their_words)
