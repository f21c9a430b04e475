"""Compares organisations field by field: the source before, the source now, ours.

Pure values. A field is named by its path: ``email``, ``services/<key>`` for the row itself, and
``services/<key>/name`` inside it. A row holds its place among the others: PostgreSQL keeps no
order of names. What has its default is left out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from content_models.kinds.organisation import Organisation
from content_models.plain_text import text_in_lines

Fields = dict[str, Any]
"""Values of JSON by their paths."""
ROWS = ("locations", "services")
"""Compared row by row: an editor corrects the hours of one place, the source those of another."""
DESCRIPTION = "description"
OURS = {
    "key",
    "kind",
    "locale",
    "slug",
    "summary",
    "body",
    "published_at",
    "updated_at",
    "translation",
    "moved_files",
    "search_title",
    "search_description",
    "source",
    "last_verified",
    "checker",
    "checker_name",
    "addresses_check",
    "hours_check",
    "phones_check",
    "merged",
}
"""Fields of a document that no source says. A check is ours alone: an import has not checked."""

_MARK = re.compile(r"<(?!/?p>)")
"""A tag that plain text has not: any but that of a paragraph."""


@dataclass(frozen=True)
class Conflict:
    """A conflict is a field that was changed both here and in the source.

    None stands where the field or the row is not there.
    """

    ours: Any
    theirs: Any


@dataclass(frozen=True)
class Merged:
    """Holds a comparison of three.

    Attributes:
        fields: all that is to stand here; where there is a conflict, ours.
        conflicts: by path.
    """

    fields: Fields
    conflicts: dict[str, Conflict] = field(default_factory=dict)


def fields_of(document: Organisation) -> Fields:
    """Return the fields of an organisation that a source may say."""
    said = document.model_dump(mode="json", exclude_defaults=True, exclude=OURS)
    text = "".join(block.html for block in document.body if block.type == "rich_text")
    fields: Fields = {DESCRIPTION: text} if text else {}
    for name, value in said.items():
        if name in ROWS:
            fields |= _row_fields(name, value)
        else:
            fields[name] = value
    return fields


def _row_fields(name: str, rows: Iterable[Mapping[str, Any]]) -> Fields:
    fields: Fields = {}
    for place, row in enumerate(rows):
        path = f"{name}/{row['key']}"
        fields[path] = place
        fields |= {
            f"{path}/{column}": value
            for column, value in row.items()
            if column not in {"key", "left_in", "check"}
        }
    return fields


def in_our_shape(theirs: Fields, *known: Fields) -> Fields:
    """Give the source's description the shape of a known one with the same words.

    Plain text comes as paragraphs alone: that a list or a link is missing there is no change.

    Args:
        theirs: as the source says now.
        known: the descriptions to look at, in this order.
    """
    said = theirs.get(DESCRIPTION, "")
    for each in known:
        shaped = each.get(DESCRIPTION, "")
        if shaped and not _MARK.search(said) and _words(shaped) == _words(said):
            return theirs | {DESCRIPTION: shaped}
    return theirs


def _words(html: str) -> list[str]:
    return text_in_lines(html).split()


def document_of(fields: Fields, key: UUID, locale: str, at: datetime) -> Organisation:
    """Return the organisation that fields describe, its text as one block.

    Args:
        fields: see ``fields_of``.
        key: of the organisation.
        locale: of its words.
        at: the moment of publishing.
    """
    said: dict[str, Any] = {name: value for name, value in fields.items() if "/" not in name}
    text = said.pop(DESCRIPTION, "")
    for name in ROWS:
        said[name] = [
            {"key": path.partition("/")[2], **_inside(path, fields)}
            for path in _rows_in_order(fields)
            if path.startswith(f"{name}/")
        ]
    return Organisation.model_validate(
        {
            **said,
            "key": key,
            "locale": locale,
            "slug": "-",
            "published_at": at,
            "updated_at": at,
            "body": [{"type": "rich_text", "html": text}] if text else [],
        }
    )


def _rows_in_order(fields: Fields) -> list[str]:
    return sorted(filter(is_row, fields), key=lambda path: int(fields[path]))


def _inside(path: str, fields: Fields) -> Fields:
    begins = f"{path}/"
    return {
        name.removeprefix(begins): value
        for name, value in fields.items()
        if name.startswith(begins)
    }


def is_row(path: str) -> bool:
    """True if a path names a row, and not a field."""
    return path.count("/") == 1


def row_of(path: str) -> str:
    """Return the path of a field's row; empty where it stands in none."""
    return "/".join(path.split("/")[:2]) if "/" in path else ""


def merge(base: Fields, ours: Fields, theirs: Fields) -> Merged:
    """Compare three, and take over what the source changed and nobody here has.

    Args:
        base: as the source said last; empty where it never said anything.
        ours: as it stands here.
        theirs: as the source says now.
    """
    conflicts: dict[str, Conflict] = {}
    rows = _rows(base, ours, theirs, conflicts)
    fields: Fields = {}
    for path in dict.fromkeys((*theirs, *ours)):
        row = row_of(path)
        if row and row not in rows:
            continue
        if is_row(path):
            fields[path] = rows[path]
            continue
        mine, its = ours.get(path), theirs.get(path)
        if row and row not in theirs:
            its = base.get(path)  # a source that drops a row says nothing of its fields
        value = mine
        if row and row not in ours:
            value = its
        elif its not in (base.get(path), mine):
            value = its if mine == base.get(path) else mine
            if value != its:
                conflicts[path] = Conflict(mine, its)
        if value is not None:
            fields[path] = value
    return Merged(fields, conflicts)


def _rows(
    base: Fields, ours: Fields, theirs: Fields, conflicts: dict[str, Conflict]
) -> dict[str, int]:
    """Return the rows that are to stand here with their places, new ones behind ours."""
    kept: dict[str, int] = {}
    places: Counter[str] = Counter()
    for path in dict.fromkeys((*_rows_in_order(ours), *_rows_in_order(theirs))):
        before, mine, its = (path in each for each in (base, ours, theirs))
        if mine and before and not its:
            if _inside(path, ours) == _inside(path, base):
                continue
            conflicts[path] = Conflict(_inside(path, ours), None)
        elif its and before and not mine:
            continue  # an editor took it away
        name = path.partition("/")[0]
        kept[path] = places[name]
        places[name] += 1
    return kept


def decided(merged: Merged, theirs: Fields, taken: Iterable[str]) -> Fields:
    """Return the fields once an editor has taken those of the source.

    Args:
        merged: the comparison.
        theirs: as the source says.
        taken: paths of conflicts.
    """
    fields = dict(merged.fields)
    for path in taken:
        if path not in merged.conflicts:
            continue
        if path in theirs:
            fields[path] = theirs[path]
            continue
        for name in [each for each in fields if each == path or each.startswith(f"{path}/")]:
            del fields[name]
    return fields


def remembered(base: Fields, theirs: Fields, undecided: Iterable[str]) -> Fields:
    """Return what to remember as the source's word.

    Where nobody has decided yet it is what it was, so that the next comparison asks again.
    """
    fields = dict(theirs)
    for path in undecided:
        for name in {path, *(each for each in (*fields, *base) if each.startswith(f"{path}/"))}:
            fields.pop(name, None)
            if name in base:
                fields[name] = base[name]
        row = row_of(path)
        if row in base:
            fields[row] = base[row]
    return fields
