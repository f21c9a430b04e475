"""Defines partners; themes and needs have a module each."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, TranslatableMixin
from wagtail.search import index

from cms.ground.choices import COUNTRY_CHOICES
from cms.ground.completeness import AskedForReaders
from cms.ground.drafting import DraftForm
from cms.ground.previewing import PreviewedInPortal
from cms.ground.rich_text_features import TEXT_FEATURES
from cms.ground.saving import SavedAtOnce
from cms.ground.translatable_fields import alike, usually_alike, written
from cms.media.pictures import Pictured
from cms.taxonomy.needs import Need, NeedName
from cms.taxonomy.panels import PARTNER_PANELS
from cms.taxonomy.themes import MERGE, Theme, ThemeLabel

__all__ = ["MERGE", "Need", "NeedName", "Partner", "Theme", "ThemeLabel"]


class Partner(
    SavedAtOnce,
    AskedForReaders,
    index.Indexed,
    DraftStateMixin,
    LockableMixin,
    PreviewedInPortal,
    RevisionMixin,
    TranslatableMixin,
    Pictured,
    models.Model,
):
    """A partner is a member of the partnership.

    It publishes content and has a page of its own.
    """

    name = models.CharField(
        _("name"), max_length=200, help_text=_("As it calls itself in this language.")
    )
    country = models.CharField(_("country"), max_length=2, choices=COUNTRY_CHOICES)
    place = models.CharField(
        _("town"), max_length=100, blank=True, help_text=_("Example: Oloron-Sainte-Marie")
    )
    description = models.TextField(
        _("description"),
        blank=True,
        max_length=1000,
        help_text=_("Who are you, and what do you do in INSERT? Two or three sentences."),
    )
    body = RichTextField(
        _("more about it"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("For its page. Example: what you do every day; with whom; what you bring in."),
    )
    website = models.URLField(
        _("website"), blank=True, help_text=_("Example: https://www.example.org/")
    )

    translatable_fields = [
        *written("name", "description", "body", "picture_text"),
        *usually_alike("place", "website", "picture"),
        *alike("country", "picture_decorative"),
    ]
    panels = PARTNER_PANELS
    base_form_class = DraftForm
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
