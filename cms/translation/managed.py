"""Judges translations that are written segment by segment, in wagtail-localize's editor.

Of these it is known which text a segment translates. So a part is up to date when all its segments
translate the source's text as it was taken into the editor, and what is published is made of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from wagtail_localize.models import SourceDeletedError, Translation

from cms.translation.models import CarriedOver, Version
from cms.translation.open_parts import keep_words, open_parts
from cms.translation.parts import part_name, parts_of
from cms.translation.records import Record


def translation_of(item: Any) -> Translation | None:
    """Return how a version is translated.

    None for an original, and where its form is the ordinary one.
    """
    return _translation_of(item, is_on=True)


def stopped_translation_of(item: Any) -> Translation | None:
    """Return how a version was translated until somebody stopped it; None if nobody has."""
    return _translation_of(item, is_on=False)


def answering(
    item: Any,
    before: list[Record],
    records: list[Record],
    versions: Mapping[str, Version],
    first: str,
) -> list[Record] | None:
    """Return the records of a version published now; None where it has no segments.

    Args:
        item: the version.
        before: its records until now.
        records: those of what is published now.
        versions: of the item, by language.
        first: the language of the original.
    """
    translation = translation_of(item)
    if translation is None:
        return None
    taken_in = _taken_in(translation)
    if taken_in is None:
        return None
    answers = _answers(translation, taken_in.source, versions, first)
    made_of = taken_in.made_of
    late = _late(translation, before)
    settled = _settled(before, records, versions.get(first))
    records = _left(translation, taken_in, records, versions)
    return [
        each
        if each.name in settled
        else _answering(
            each, answers, is_late=each.name in late or made_of.get(each.name) != each.fingerprint
        )
        for each in records
    ]


def left_in_the_form(
    item: Any, records: list[Record], versions: Mapping[str, Version]
) -> list[Record]:
    """Return records of the ordinary form, each with the language it is left in.

    Only where it was translated piece by piece before is it known which words nobody has written.
    """
    translation = stopped_translation_of(item)
    taken_in = _taken_in(translation) if translation is not None else None
    if translation is None or taken_in is None:
        return records
    return _left(translation, taken_in, records, versions)


def left_of_a_draft(draft: Any) -> tuple[list[str], bool]:
    """Return the parts of a draft in the ordinary form that nobody has translated.

    Beside them, true if the whole draft still says what its source says.
    """
    translation = stopped_translation_of(draft) if translation_of(draft) is None else None
    taken_in = _taken_in(translation) if translation is not None else None
    if translation is None or taken_in is None:
        return [], False
    waiting = open_parts(translation).left
    parts, texts = parts_of(draft), taken_in.texts
    same = {each.name for each in parts if each.fingerprint == texts.get(each.name)}
    partly = {each.name for each in parts if each.fingerprint == taken_in.made_of.get(each.name)}
    left = [each.name for each in parts if each.name in waiting & (same | partly)]
    return left, bool(left) and len(same) == len(parts)


def confirm(item: Any, part: str, *, keeps_words: bool) -> None:
    """Mark the segments of a part as translations of the text as it is now.

    Args:
        item: the version.
        part: its name.
        keeps_words: segments that nobody has translated say the same as the original: a name.
    """
    translation = translation_of(item) or stopped_translation_of(item)
    if translation is None:
        return
    if keeps_words:
        keep_words(translation, part)
    model = translation.source.specific_content_type.model_class()
    carried = CarriedOver.objects.filter(
        translation__context__object_id=translation.source.object_id,
        translation__locale=translation.target_locale,
    )
    rows = carried.values_list("pk", "translation__context__path")
    named = [key for key, path in rows if part_name(model, path) == part]
    CarriedOver.objects.filter(pk__in=named).delete()


def _translation_of(item: Any, *, is_on: bool) -> Translation | None:
    found: Translation | None = (
        Translation.objects.filter(
            source__object_id=item.translation_key, target_locale_id=item.locale_id, enabled=is_on
        )
        .select_related("source__locale", "target_locale")
        .first()
    )
    return found


@dataclass(frozen=True)
class _TakenIn:
    """Holds what a source said when it was taken into the editor.

    Attributes:
        source: it, as it was.
        texts: the fingerprints of its parts.
        made_of: those of the parts that the segments make, by now.
    """

    source: Any
    texts: Mapping[str, str]
    made_of: Mapping[str, str]


def _taken_in(translation: Translation) -> _TakenIn | None:
    """Return what a translation translates; None where its source is gone."""
    try:
        source = translation.source.as_instance()
        made = translation.source.get_ephemeral_translated_instance(
            translation.target_locale, fallback=True
        )
    except (SourceDeletedError, ObjectDoesNotExist):
        return None
    texts, made_of = (
        {each.name: each.fingerprint for each in parts_of(item)} for item in (source, made)
    )
    return _TakenIn(source, texts, made_of)


def _answering(record: Record, answers: Mapping[str, tuple[str, str]], *, is_late: bool) -> Record:
    of, text = answers.get(record.name, ("", ""))
    if not of:
        return replace(record, of="", basis="")
    if is_late:
        return replace(record, of=of)
    return replace(record, of=of, basis=text)


def _left(
    translation: Translation,
    taken_in: _TakenIn,
    records: list[Record],
    versions: Mapping[str, Version],
) -> list[Record]:
    """Return the records of a version, each with the language it is left in.

    A part counts as left where the text that is published is the source's, or one that the segments
    make while some of them wait for words.
    """
    language, waiting = translation.source.locale.language_code, open_parts(translation)
    source_version = versions.get(language)
    # What is translated from a translation may be left in the language of the original there.
    languages = (
        {each.name: each.left_in for each in source_version.records} if source_version else {}
    )
    found = []
    for each in records:
        is_whole = each.fingerprint == taken_in.texts.get(each.name)
        is_made = each.fingerprint == taken_in.made_of.get(each.name)
        if each.name in waiting.left and (is_whole or is_made):
            left_in = languages.get(each.name) or language
            found.append(replace(each, left_in=left_in, is_partly=not is_whole))
        else:
            found.append(replace(each, left_in="", is_partly=False) if is_made else each)
    return found


def _answers(
    translation: Translation, source: Any, versions: Mapping[str, Version], first: str
) -> dict[str, tuple[str, str]]:
    """Return the part of the original, and its text, that each source part answers.

    They are by name of the source's part.
    """
    texts = {each.name: each.fingerprint for each in parts_of(source)}
    language = translation.source.locale.language_code
    if language == first:
        return {name: (name, text) for name, text in texts.items()}
    return _through(versions.get(language), texts)


def _settled(before: list[Record], records: list[Record], original: Version | None) -> set[str]:
    """Return unchanged parts that answer the original as it stands.

    They do because somebody has said so.
    """
    present = {each.name: each.fingerprint for each in original.records} if original else {}
    unchanged = {each.name: each.fingerprint for each in records}
    return {
        each.name
        for each in before
        if unchanged.get(each.name) == each.fingerprint and each.basis == present.get(each.of)
    }


def _late(translation: Translation, before: list[Record]) -> set[str]:
    """Return parts with a segment that translates an older text.

    Parts with a segment that nobody has translated are late only if they were published so.
    """
    waiting = open_parts(translation)
    known = {each.name for each in before}
    return waiting.carried | (waiting.untranslated & known)


def _through(version: Version | None, texts: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return what the version between a translation and the original answers.

    A translation of a translation answers the same. Where the version between was changed since its
    text was taken into the editor, nothing is known.
    """
    return {
        each.name: (each.of, each.basis)
        for each in (version.records if version else [])
        if each.of and texts.get(each.name) == each.fingerprint
    }
