"""Defines themes, which content is filed under."""

import uuid
from typing import Any

from django.db import models
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import RevisionMixin
from wagtail.search import index

from cms.ground.choices import THEME_GROUP_CHOICES, language_choices
from cms.ground.panels import HowToPanel
from cms.ground.restoring import Restorable
from cms.ground.saving import SavedAtOnce
from cms.taxonomy import how_to
from cms.taxonomy.forms import ThemeForm
from content_models.languages import preference
from content_models.vocabularies import ThemeGroup

MERGE = "merge_theme"
"""Given to administrators, who have every permission of ours: a merge is not undone."""


class Theme(SavedAtOnce, Restorable, index.Indexed, RevisionMixin, ClusterableModel):
    """A theme is a trade or a need that content is about.

    It has its words in every language. It has a history and no drafts: reviewers alone write it,
    and a word that is saved is meant.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    group = models.CharField(
        _("group"),
        max_length=20,
        choices=THEME_GROUP_CHOICES,
        default=ThemeGroup.TOPIC.value,
        help_text=_("A sector is the trade of an enterprise; a topic is a need or a question."),
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    merged_keys = models.JSONField(default=list, blank=True, editable=False)
    """The keys of themes that were merged into it: their addresses lead here."""

    base_form_class = ThemeForm
    panels = [
        HowToPanel(how_to.THEME),
        FieldPanel("group"),
        InlinePanel("labels", label=_("Words"), heading=_("Words in each language"), min_num=1),
    ]
    search_fields = [
        index.RelatedFields(
            "labels", [index.SearchField("label"), index.AutocompleteField("label")]
        )
    ]

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        permissions = [(MERGE, gettext_noop("Can merge themes"))]

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """Return an old version; what was merged into the theme since stays with it."""
        version: Any = super().with_content_json(content)
        version.merged_keys = self.merged_keys
        return version

    def __str__(self) -> str:
        words = {label.language: label.label for label in self.labels.all()}
        ordered = preference(get_language() or "", words)
        return words[ordered[0]] if ordered else str(self.key)


class ThemeLabel(models.Model):
    """A label is a theme's name and synonyms in one language."""

    theme = ParentalKey(Theme, on_delete=models.CASCADE, related_name="labels")
    language = models.CharField(_("language"), max_length=10, choices=language_choices)
    label = models.CharField(_("label"), max_length=100)
    synonyms = models.TextField(
        _("other words"),
        blank=True,
        help_text=_("Words that people type for this theme, one on each line."),
    )

    panels = [FieldPanel("language"), FieldPanel("label"), FieldPanel("synonyms")]

    class Meta:
        verbose_name = _("words in one language")
        verbose_name_plural = _("words in each language")
        constraints = [
            models.UniqueConstraint(fields=["theme", "language"], name="one_label_per_language")
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def synonym_list(self) -> tuple[str, ...]:
        """Return its synonyms, each trimmed, without empty lines."""
        return tuple(word.strip() for word in self.synonyms.splitlines() if word.strip())
