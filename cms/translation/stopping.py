"""Ends translating piece by piece, and begins it again, without losing words.

wagtail-localize only switches its editor off. The form that opens then shows what was saved last,
without what had been translated since. When its editor is switched on again, its pieces take the
place of what was written in the form meanwhile. Here the words go along, both ways.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from wagtail.models import RevisionMixin
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.translation.following import follow, save_draft


@transaction.atomic
def stop(translation: Translation, user: Any) -> None:
    """Turn a version over to the ordinary form, with its translated words.

    Raises:
        SourceDeletedError, ObjectDoesNotExist: one of both versions is gone.
        ValidationError: what the segments make cannot be saved.
    """
    save_draft(translation, user)
    _switch(translation, is_on=False)


@transaction.atomic
def start_again(translation: Translation, user: Any) -> int:
    """Translate a version piece by piece again; return how many pieces were written meanwhile.

    What the form says by now goes into the pieces; what it says no more is what it was.
    """
    written = take_in(translation, user)
    _switch(translation, is_on=True)
    return written


def _switch(translation: Translation, *, is_on: bool) -> None:
    translation.enabled = is_on
    translation.save(update_fields=["enabled"])


def take_in(translation: Translation, user: Any, before: Any = None) -> int:
    """Take what a version says into its pieces; return how many were written.

    Args:
        translation: of the version.
        user: who wrote it.
        before: the version until then; what it said already is left as the pieces have it.
    """
    follow(translation.source)
    item = translation.get_target_instance()
    if isinstance(item, RevisionMixin):
        item = item.get_latest_revision_as_object()
    said = set() if before is None else set(_texts(before))
    written = 0
    for segment, text in _pairs(translation, item):
        if (segment.context.path, text) in said:
            continue
        known = StringTranslation.objects.filter(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale=translation.target_locale,
        ).first()
        if text == (segment.string.data if known is None else known.data):
            continue
        StringTranslation.objects.update_or_create(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale=translation.target_locale,
            defaults={
                "data": text,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "tool_name": "",
                "last_translated_by": user,
                "has_error": False,
                "field_error": "",
            },
        )
        written += 1
    return written


def _pairs(translation: Translation, item: Any) -> Iterator[tuple[StringSegment, str]]:
    """Yield each segment of the source with what a version says in its place.

    A rich text that has more or fewer paragraphs by now says nothing of which is which.
    """
    texts: dict[str, list[str]] = defaultdict(list)
    for path, text in _texts(item):
        texts[path].append(text)
    segments: dict[str, list[StringSegment]] = defaultdict(list)
    rows = StringSegment.objects.filter(source=translation.source).order_by("order")
    for segment in rows.select_related("context", "string"):
        segments[segment.context.path].append(segment)
    for path, found in segments.items():
        if len(texts[path]) == len(found):
            yield from zip(found, texts[path], strict=True)


def _texts(item: Any) -> Iterator[tuple[str, str]]:
    """Yield the translatable texts of a version with their places."""
    for value in extract_segments(item):
        if isinstance(value, StringSegmentValue):
            yield value.path, value.string.data
