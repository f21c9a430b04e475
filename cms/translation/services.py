"""Keeps what was published of each version, and what is older than its original.

Runs in the transaction that publishes, so that it is never of another moment than the text.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cms.ground.fact_words import is_of_facts
from cms.translation import managed
from cms.translation.kinds import original_language, original_of
from cms.translation.models import Version, iso
from cms.translation.parts import parts_of
from cms.translation.records import (
    Record,
    Stale,
    answering,
    linked,
    removed_parts,
    renewed,
    stale_parts,
)


@transaction.atomic
def record(item: Any) -> None:
    """Note what is published of a version now."""
    key, language = item.translation_key, item.locale.language_code
    versions = _versions(key)
    version = versions.get(language) or Version(key=key, language=language)
    is_new = version.pk is None
    before, at = version.records, iso(_published_at(item))
    version.records = renewed(before, parts_of(item), at)
    first = original_language(item)
    if language != first:
        _answer(version, item, versions, first, before)
    version.worked_at = None
    version.is_placeholder = _is_placeholder(version)
    version.save()
    versions[language] = version
    _judge(versions, first, is_new_original=is_new and language == first, at=at)


@transaction.atomic
def record_new(items: Iterable[Any]) -> None:
    """Note what is published of items in one language that nobody has published before."""
    rows = []
    for item in items:
        row = Version(key=item.translation_key, language=item.locale.language_code)
        row.records = renewed([], parts_of(item), iso(_published_at(item)))
        rows.append(row)
    Version.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["key", "language"],
        update_fields=["parts", "left_out", "stale", "worked_at", "is_placeholder"],
    )


@transaction.atomic
def find_what_is_left(item: Any) -> None:
    """Note which parts of a published version are not translated, and nothing else."""
    key, language = item.translation_key, item.locale.language_code
    versions, first = _versions(key), original_language(item)
    version = versions[language]
    records = None
    if language != first:
        records = managed.answering(item, version.records, version.records, versions, first)
        if records is None:
            records = managed.left_in_the_form(item, version.records, versions)
    left = {each.name: each for each in records or ()}
    version.records = [
        replace(each, left_in=left[each.name].left_in, is_partly=left[each.name].is_partly)
        if each.name in left
        else each
        for each in version.records
    ]
    version.is_placeholder = _is_placeholder(version)
    version.save()
    _judge(versions, first)


def mark_if_older(item: Any) -> None:
    """Mark every part of a version stale if it was published before its original."""
    key, language = item.translation_key, item.locale.language_code
    first = original_of(item)
    if first.pk == item.pk or _published_at(first) <= _published_at(item):
        return
    versions = _versions(key)
    version = versions[language]
    version.records = [replace(each, basis="") for each in version.records]
    _judge(versions, first.locale.language_code)


@transaction.atomic
def forget(key: UUID, language: str, remaining: Any | None) -> None:
    """Forget a version that is deleted.

    Args:
        key: of the item.
        language: of the version.
        remaining: the version that is the original from now on; None where none is left.
    """
    Version.objects.filter(key=key, language=language).delete()
    if remaining is None:
        return
    versions = _versions(key)
    first = remaining.locale.language_code
    if first in versions and any(each.of for each in versions[first].records):
        _follow_another(versions, first)
    _judge(versions, first)


@transaction.atomic
def confirm(key: UUID, language: str, part: str, item: Any) -> bool:
    """Mark a part as up to date, and return whether it was stale.

    Somebody has said that the translation still holds.

    Args:
        key: of the item.
        language: of the version.
        part: its name, as ``Stale.part`` has it.
        item: the version.
    """
    versions = _versions(key)
    first = original_language(item)
    version, source = versions.get(language), versions.get(first)
    found = (
        next((each for each in version.stale_parts if each.part == part), None) if version else None
    )
    if version is None or source is None or found is None:
        return False
    fingerprints = {each.name: each.fingerprint for each in source.records}
    version.records = [
        _confirmed(each, fingerprints.get(found.of)) if each.of == found.of else each
        for each in version.records
    ]
    if found.is_missing:
        version.left_out = [*version.left_out, found.of]
    version.is_placeholder = _is_placeholder(version)
    version.save()
    _judge(versions, first)
    managed.confirm(item, part, keeps_words=bool(found.left_in))
    return True


def placeholders(keys: Iterable[UUID]) -> set[tuple[UUID, str]]:
    """Return the versions of some items in which nobody has translated anything."""
    rows = Version.objects.filter(key__in=list(keys), is_placeholder=True)
    return set(rows.values_list("key", "language"))


def stale_by_version(keys: Iterable[UUID]) -> dict[tuple[UUID, str], list[Stale]]:
    """Return the stale parts of some items, by key and language."""
    rows = Version.objects.filter(key__in=list(keys)).exclude(stale=[])
    return {
        (each.key, each.language): each.stale_parts
        for each in rows.only("key", "language", "stale")
    }


def stale_of(item: Any) -> list[Stale]:
    """Return the parts of a version that are older than the original."""
    key, language = item.translation_key, item.locale.language_code
    return stale_by_version([key]).get((key, language), [])


def note_work(key: UUID, language: str) -> None:
    """Note that somebody translates what is not published yet."""
    Version.objects.filter(key=key, language=language).update(worked_at=timezone.now())


def _versions(key: UUID) -> dict[str, Version]:
    """Return the versions of an item by language, and lock them.

    They are this process's own until the end of the transaction.
    """
    rows = Version.objects.select_for_update().filter(key=key).order_by("pk")
    return {each.language: each for each in rows}


def _published_at(item: Any) -> datetime:
    for name in ("last_published_at", "updated_at"):
        moment: datetime | None = getattr(item, name, None)
        if moment is not None:
            return moment
    return timezone.now()


def _answer(
    version: Version, item: Any, versions: dict[str, Version], first: str, before: list[Record]
) -> None:
    """Say which parts of the original a translation answers, as it is published now."""
    source = versions[first].records if first in versions else []
    is_new = version.pk is None
    records = managed.answering(item, before, version.records, versions, first)
    if records is None:
        records = answering(before, version.records, source)
        records = managed.left_in_the_form(item, records, versions)
    version.records = records
    if is_new:
        answered = {each.of for each in records}
        version.left_out = [each.name for each in source if each.name not in answered]


def _is_placeholder(version: Version) -> bool:
    """True if a version says nothing but what its source says."""
    records = version.records
    is_left = any(each.left_in for each in records)
    return is_left and all(
        (each.left_in and not each.is_partly) or each.fingerprint == each.basis for each in records
    )


def _confirmed(record: Record, fingerprint: str | None) -> Record:
    """Return the record of a part that somebody says is right.

    Without a fingerprint the original has no such part any longer: it is the translation's own.
    """
    if fingerprint is None:
        return replace(record, of="", basis="", left_in="", is_partly=False)
    return replace(record, basis=fingerprint, left_in="", is_partly=False)


def _judge(
    versions: dict[str, Version], first: str, *, is_new_original: bool = False, at: str = ""
) -> None:
    """Note for every translation which parts do not follow the original.

    Args:
        versions: of the item, by language.
        first: the language of the original.
        is_new_original: it is published for the first time.
        at: ISO time of a publication; without it, now.
    """
    at = at or iso(timezone.now())
    source = versions[first].records if first in versions else []
    names = {each.name for each in source}
    for version in versions.values():
        if version.language == first:
            version.stale_parts = []
        elif source:
            records = linked(version.records, source, is_first=is_new_original)
            version.records = [each for each in records if not _is_of_a_gone_fact(each, names)]
            version.left_out = [name for name in version.left_out if name in names]
            version.stale_parts = [
                *stale_parts(version.records, source, version.left_out),
                *removed_parts(version.records, source, version.stale_parts, at),
            ]
        version.save()


def _is_of_a_gone_fact(record: Record, names: set[str]) -> bool:
    """True for words beside a fact that the original has no longer."""
    return is_of_facts(record.name) and bool(record.of) and record.of not in names


def _follow_another(versions: dict[str, Version], first: str) -> None:
    """Have all translations answer another version, their original being deleted.

    What was older than the original stays so only where the version that they follow now is newer.
    """
    source = versions[first].records
    old_parts = {each.of: each for each in source if each.of}
    for version in versions.values():
        if version.language == first:
            continue
        version.records = [_moved_on(each, old_parts) for each in version.records]
        answered = {each.of for each in version.records}
        version.left_out = [each.name for each in source if each.name not in answered]
    versions[first].records = [replace(each, of="", basis="") for each in source]


def _moved_on(record: Record, old_parts: dict[str, Record]) -> Record:
    """Return a record that answers the next version instead of the deleted original."""
    next_part = old_parts.get(record.of)
    if next_part is None:
        return replace(record, of="", basis="")
    # Both translated the same text: so one answers the other. Otherwise nobody knows; it is older.
    basis = next_part.fingerprint if next_part.basis == record.basis else ""
    return replace(record, of=next_part.name, basis=basis)
