"""Updates the editor of translations from their source, without losing their text.

wagtail-localize would give a changed segment back as untranslated, and publish the source's own
language there. Here it keeps its translation, marked as one of an older text. A segment in which
only typography changed keeps it as it is.
"""

from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from wagtail_localize.models import (
    SourceDeletedError,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from cms.ground.fact_words import FACT_WORDS
from cms.translation.figures import SLUG, is_mere_copy, take_over
from cms.translation.fingerprints import fingerprint
from cms.translation.kinds import is_published
from cms.translation.models import CarriedOver
from cms.translation.parts import fields_beside, written_fields


@dataclass(frozen=True)
class Segment:
    """A segment of the source says which string stands in which place."""

    string: int
    context: int
    text: str


def follow(source: TranslationSource) -> bool:
    """Take in what the source says now, and return whether that was something new.

    A source that is deleted, or not published yet, is left as it was taken in.
    """
    try:
        instance = source.get_source_instance()
    except ObjectDoesNotExist:
        return False
    if not is_published(instance) or _is_up_to_date(source, instance):
        return False
    with transaction.atomic():
        before = _segments(source)
        source.update_from_db()
        after = _segments(source)
        for translation in source.translations.all():
            _carry(source, translation.target_locale_id, before, after)
            take_over(translation)
    return True


def keep_drafts(source_instance: Any) -> None:
    """Keep the unpublished translations of a source as drafts.

    Called before the source is deleted.
    """
    translations = Translation.objects.filter(
        source__object_id=source_instance.translation_key,
        source__locale=source_instance.locale,
        enabled=True,
    ).select_related("source", "target_locale")
    for translation in translations:
        try:
            save_draft(translation, user=None)
        except (SourceDeletedError, ObjectDoesNotExist, ValidationError):
            continue  # there is no version to keep it in, or what there is is already a draft


def save_draft(translation: Translation, user: Any) -> Any:
    """Save what the segments make as a draft, and return the version.

    wagtail-localize's own way would write it over what readers have.

    Raises:
        SourceDeletedError, ObjectDoesNotExist: one of both versions is gone.
        ValidationError: what they make cannot be saved.
    """
    made = translation.source.get_ephemeral_translated_instance(
        translation.target_locale, fallback=True
    )
    if hasattr(made, "save_revision"):
        made.save_revision(user=user, log_action=user is not None)
    return made


def _is_up_to_date(source: TranslationSource, instance: Any) -> bool:
    if SLUG in fields_beside(type(instance)) and not _has_slug(source):
        return False  # taken in before the address was among what is translated
    if FACT_WORDS in written_fields(type(instance)) and _lacks_words(source, instance):
        return False  # taken in before the words beside facts were among what is translated
    moment = getattr(instance, "last_published_at", None) or getattr(instance, "updated_at", None)
    return moment is not None and moment <= source.last_updated_at


def _has_slug(source: TranslationSource) -> bool:
    return bool(StringSegment.objects.filter(source=source, context__path=SLUG).exists())


def _lacks_words(source: TranslationSource, instance: Any) -> bool:
    rows = StringSegment.objects.filter(source=source)
    return bool(
        getattr(instance, FACT_WORDS)
        and not rows.filter(context__path__startswith=f"{FACT_WORDS}.").exists()
    )


def _segments(source: TranslationSource) -> dict[int, list[Segment]]:
    """Return the segments of a source by context, in their order."""
    rows = StringSegment.objects.filter(source=source).order_by("order")
    found: dict[int, list[Segment]] = defaultdict(list)
    for string, context, text in rows.values_list("string_id", "context_id", "string__data"):
        found[context].append(Segment(string, context, fingerprint(text)))
    return found


def _carry(
    source: TranslationSource,
    locale: int,
    before: dict[int, list[Segment]],
    after: dict[int, list[Segment]],
) -> None:
    rows = StringTranslation.objects.filter(
        context__object_id=source.object_id, locale_id=locale
    ).select_related("translation_of")
    known = {(each.translation_of_id, each.context_id): each for each in rows}
    carried = set(
        CarriedOver.objects.filter(translation__in=rows).values_list("translation_id", flat=True)
    )
    moved = {
        each.translation_of_id: each for each in known.values() if each.context_id not in after
    }
    for context, segments in after.items():
        for old, new, is_same in _pairs(before.get(context, []), segments):
            if (new.string, context) in known:
                continue
            own = known.get((old.string, context)) if old else moved.get(new.string)
            if own is not None and not is_mere_copy(own):
                _take_over(own, new, is_older=not is_same or own.pk in carried)


def _pairs(old: list[Segment], new: list[Segment]) -> list[tuple[Segment | None, Segment, bool]]:
    """Return each new segment with the old one whose place it takes.

    Each pair says whether both say the same.
    """
    matcher = SequenceMatcher(
        None, [each.text for each in old], [each.text for each in new], autojunk=False
    )
    found: list[tuple[Segment | None, Segment, bool]] = []
    for operation, start, end, first, last in matcher.get_opcodes():
        for step, segment in enumerate(new[first:last]):
            before = old[start + step] if start + step < end else None
            found.append((before, segment, operation == "equal" or before is None))
    return found


def _take_over(own: StringTranslation, segment: Segment, *, is_older: bool) -> None:
    copy = StringTranslation(
        translation_of_id=segment.string,
        context_id=segment.context,
        locale_id=own.locale_id,
        data=own.data,
        translation_type=own.translation_type,
        tool_name=own.tool_name,
        last_translated_by_id=own.last_translated_by_id,
    )
    # Not by ``save``, which notes work that somebody has done, and refuses links of the older text.
    StringTranslation.objects.bulk_create([copy])
    StringTranslation.objects.filter(pk=copy.pk).update(updated_at=own.updated_at)
    if is_older:
        CarriedOver.objects.create(translation=copy)
