"""Tells which parts of a translation still wait for words, segment by segment."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.translation.figures import SLUG, has_words
from cms.translation.parts import part_name


@dataclass(frozen=True)
class OpenParts:
    """Holds the names of a version's parts by the state of their segments.

    Attributes:
        carried: with a segment that translates an older text.
        untranslated: with a segment that nobody has translated.
        left: likewise, and it has words.
    """

    carried: set[str] = field(default_factory=set)
    untranslated: set[str] = field(default_factory=set)
    left: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Progress:
    """Says how many segments of a version are translated.

    Attributes:
        done: how many are.
        total: how many there are to translate.
        left: the parts with a segment that is left, in the order of the original.
    """

    done: int
    total: int
    left: tuple[str, ...] = ()

    @property
    def is_finished(self) -> bool:
        """True if nothing is left."""
        return self.done == self.total

    @property
    def is_untouched(self) -> bool:
        """True if nobody has translated anything."""
        return self.total > 0 and self.done == 0


def open_parts(translation: Translation) -> OpenParts:
    """Return which parts of a translation wait, by its segments as they are now."""
    model = translation.source.specific_content_type.model_class()
    known = _translated([translation])
    language = translation.target_locale_id
    found = OpenParts()
    for segment in _segments([translation]):
        if segment.context.path == SLUG:
            continue  # an address is no part of the text
        name = part_name(model, segment.context.path)
        is_carried = known.get((language, segment.string_id, segment.context_id))
        if is_carried is None:
            found.untranslated.add(name)
            if _wants_words(segment):
                found.left.add(name)
        elif is_carried:
            found.carried.add(name)
    return found


def progress_of(translation: Translation) -> Progress:
    """Return how far a translation is."""
    return progresses([translation])[translation.pk]


def progresses(translations: Iterable[Translation]) -> dict[int, Progress]:
    """Return how far some translations are, by their primary keys; two queries."""
    wanted = list(translations)
    known = _translated(wanted)
    by_source: dict[int, list[Any]] = {}
    for segment in _segments(wanted):
        by_source.setdefault(segment.source_id, []).append(segment)
    found = {}
    for each in wanted:
        segments = [one for one in by_source.get(each.source_id, []) if _wants_words(one)]
        left = [
            segment
            for segment in segments
            if (each.target_locale_id, segment.string_id, segment.context_id) not in known
        ]
        model = each.source.specific_content_type.model_class()
        names = dict.fromkeys(part_name(model, segment.context.path) for segment in left)
        found[each.pk] = Progress(len(segments) - len(left), len(segments), tuple(names))
    return found


def keep_words(translation: Translation, part: str) -> None:
    """Have a part's segments that nobody has translated say the same words as the original."""
    model = translation.source.specific_content_type.model_class()
    known = _translated([translation])
    language = translation.target_locale_id
    # A text that stands twice in a part is one; what cannot be published there gives way.
    words = {
        (segment.string_id, segment.context_id): segment.string.data
        for segment in _segments([translation])
        if part_name(model, segment.context.path) == part
        and (language, segment.string_id, segment.context_id) not in known
    }
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of_id=string, context_id=context, locale_id=language, data=text
            )
            for (string, context), text in words.items()
        ],
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=["data", "has_error", "field_error"],
    )


def _segments(translations: Iterable[Translation]) -> Iterator[Any]:
    sources = {each.source_id for each in translations}
    rows = StringSegment.objects.filter(source__in=sources).order_by("source_id", "order", "pk")
    yield from rows.select_related("string", "context")


def _wants_words(segment: Any) -> bool:
    """True if a segment is missing without a translation: figures and the address never are."""
    return segment.context.path != SLUG and has_words(segment.string.data)


def _translated(translations: Iterable[Translation]) -> dict[tuple[int, int, int], bool]:
    """Return the translated segments by language, string and place; true for an older text."""
    wanted = list(translations)
    rows = StringTranslation.objects.filter(
        context__object_id__in={each.source.object_id for each in wanted},
        locale__in={each.target_locale_id for each in wanted},
        has_error=False,
    ).values_list("locale_id", "translation_of_id", "context_id", "carried_over")
    return {(locale, string, context): over is not None for locale, string, context, over in rows}
