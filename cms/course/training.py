"""Defines what courses, sessions and activities share."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.course.blocks import ObjectivesBlock
from cms.course.durations import Durations, parts_of_children
from cms.ground.pages import HeadlessPage
from cms.ground.translatable_fields import alike, beside_the_text, written
from cms.taxonomy.works import Work


def minutes_field(*, usual: int, most: int, **options: Any) -> Any:
    """Return a field for a duration in minutes, never empty and never zero."""
    return models.PositiveIntegerField(
        default=usual, validators=[MinValueValidator(1), MaxValueValidator(most)], **options
    )


class TrainingPage(Work, HeadlessPage):
    """Has the fields that courses, sessions and activities share."""

    summary = models.TextField(
        _("summary"),
        max_length=300,
        help_text=_(
            "One or two sentences for lists of results: what happens, and what it is good for. "
            "Example: In small groups, people draw a map of their district and mark what it lacks."
        ),
    )
    objectives = StreamField(
        ObjectivesBlock(required=False, max_num=8),
        verbose_name=_("objectives"),
        blank=True,
        help_text=_("What people can do afterwards. Two to four are enough."),
    )
    minutes: int
    """As planned; each kind has the field with its own default and example."""

    translatable_fields = [
        *written("title", "summary", "objectives"),
        *beside_the_text(),
        *alike("minutes", "publisher", "licence"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary")]

    class Meta:
        abstract = True

    def durations(self) -> Durations:
        """Return its plan and its parts as they stand now."""
        return Durations(self.minutes, parts_of_children(self))
