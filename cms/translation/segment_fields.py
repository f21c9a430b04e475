"""Knows how long a segment may be, and what may stand in it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_unicode_slug
from django.db import models
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.strings import StringValue

from cms.ground.fact_words import FactWordsField
from cms.translation.figures import SLUG

LIST_ITEM = "item"
"""What wagtail-localize puts for an item of a list, which has no name."""


class Shape(StrEnum):
    """Lists what may stand in a segment."""

    LINE = "line"
    LINES = "lines"
    RICH = "rich"


@dataclass(frozen=True)
class SegmentField:
    """The field of a segment, as its form would have it.

    Attributes:
        shape: one line, several lines, or text with bold words and links.
        limit: the most characters that it takes; None for as many as one likes.
    """

    shape: Shape
    limit: int | None = None


def field_at(model: type[Any], path: str) -> SegmentField:
    """Return the field at a path of wagtail-localize: ``body.quote.text``."""
    name, *rest = path.split(".")
    field = model._meta.get_field(name)
    if isinstance(field, StreamField):
        return _of_block(_block(field.stream_block, rest))
    if isinstance(field, RichTextField):
        return SegmentField(Shape.RICH)
    if isinstance(field, FactWordsField):
        return SegmentField(Shape.LINES)
    shape = Shape.LINES if isinstance(field, models.TextField) else Shape.LINE
    return SegmentField(shape, getattr(field, "max_length", None))


def field_of(context: TranslationContext, model: type[Any]) -> SegmentField:
    """Return the field of a segment of a model's version."""
    return field_at(model, context.field_path or context.path.partition(".")[0])


def length_of(text: str) -> int:
    """Return how many characters of a segment count: those that readers see."""
    return len(StringValue(text).render_text())


def problem_of(translation: StringTranslation) -> str:
    """Return why the form would refuse what a segment says; empty where it would not."""
    if translation.context is None:
        return ""
    source = TranslationSource.objects.filter(object_id=translation.context.object_id).first()
    if source is None:
        return ""
    model = source.specific_content_type.model_class()
    return problem_with(translation.data, translation.context, model)


def problem_with(text: str, context: TranslationContext, model: type[Any]) -> str:
    """Return why the form would refuse a text, or nothing, in the active language."""
    if context.path == SLUG:
        return _wrong_slug(text)
    limit, length = field_of(context, model).limit, length_of(text)
    if limit is None or length <= limit:
        return ""
    return _("%(length)s characters: this field takes %(limit)s.") % {
        "length": length,
        "limit": limit,
    }


def has_problems(translation: Translation) -> bool:
    """True if a segment of a translation says something that cannot be published."""
    segments = StringSegment.objects.filter(source=translation.source)
    return bool(
        StringTranslation.objects.filter(
            has_error=True,
            locale=translation.target_locale,
            translation_of__in=segments.values("string"),
            context__in=segments.values("context"),
        ).exists()
    )


def _wrong_slug(text: str) -> str:
    try:
        validate_unicode_slug(text)
    except ValidationError:
        return _("An address has letters, digits and hyphens alone.")
    return ""


def _block(block: Any, names: list[str]) -> Any | None:
    for name in names:
        if isinstance(block, blocks.ListBlock) and name == LIST_ITEM:
            block = block.child_block
        else:
            block = getattr(block, "child_blocks", {}).get(name)
    return block


def _of_block(block: Any | None) -> SegmentField:
    if isinstance(block, blocks.RichTextBlock):
        return SegmentField(Shape.RICH)
    form_field = getattr(block, "field", None)
    limit = getattr(form_field, "max_length", None)
    shape = Shape.LINES if isinstance(block, blocks.TextBlock) else Shape.LINE
    return SegmentField(shape, limit)
