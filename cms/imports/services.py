"""Puts imports and their lines into words."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import ValidationError

from cms.directory.models import (
    Organisation,
    OrganisationContact,
    OrganisationIdentifier,
    OrganisationLocation,
    OrganisationPhone,
    Service,
)
from cms.ground.isolating import isolated
from cms.ground.lists import listed
from cms.imports.applying import TO_WRITE
from cms.imports.fields import DESCRIPTION, row_of
from cms.imports.models import Import, ImportLine, LineState, Stage, State
from cms.imports.reasons import Because, label_of
from cms.imports.weighing import RECORD
from content_models.exchange.reading import FIELD_LABELS
from content_models.hours import Hours, to_osm
from search.page_text import text_of_html

LINE = re.compile(r"line (?P<number>\d+)")
LONGEST_VALUE = 300
"""Characters of a value that are shown."""
MODELS: dict[str, type[Any]] = {
    "locations": OrganisationLocation,
    "services": Service,
    "phones": OrganisationPhone,
    "contacts": OrganisationContact,
    "identifiers": OrganisationIdentifier,
}
COLUMNS = {
    "title": "name",
    "at": "places",
    "coordinates": "latitude",
}
"""Fields of documents that are called otherwise here."""
HEADINGS = (
    gettext_lazy("State"),
    gettext_lazy("Name"),
    gettext_lazy("Identifier in the source"),
    gettext_lazy("Where in the file"),
    gettext_lazy("Field"),
    gettext_lazy("Reason"),
    gettext_lazy("Value"),
)


@dataclass(frozen=True)
class Shown:
    """Holds one conflict in words.

    Attributes:
        path: of the field.
        label: of the field.
        ours, theirs: the values.
        choice: what was decided; empty where nothing was.
    """

    path: str
    label: str
    ours: str
    theirs: str
    choice: str


@dataclass(frozen=True)
class Row:
    """Holds one line in words; ``address`` leads to the organisation, where there is one."""

    line: ImportLine
    state: str
    reasons: list[tuple[str, str, str]]
    conflicts: list[Shown] = field(default_factory=list)
    address: str = ""

    @property
    def where(self) -> str:
        """Return where it stands in the file."""
        return where_in_words(self.line.where)


def where_in_words(where: str) -> str:
    """Return in words where a record stands in its file."""
    found = LINE.fullmatch(where)
    return _("line %(number)s") % {"number": found["number"]} if found else where


def counts(run: Import) -> dict[str, int]:
    """Return how many lines are in each state, in the order of the states."""
    found = dict(run.lines.order_by().values_list("state").annotate(Count("pk")))
    return {each.value: found.get(each.value, 0) for each in LineState}


def progress(run: Import) -> tuple[int, int | None]:
    """Return how much is done of how much; None where the end is not known."""
    if run.stage == Stage.COMPARE:
        return run.records, None
    lines = run.lines.filter(TO_WRITE)
    left = lines.filter(is_written=False).count()
    # Written lines keep no fields, so those that were unchanged are not counted any more.
    total = lines.count()
    return total - left, total


def lines_of(run: Import, state: str) -> "QuerySet[ImportLine]":
    """Return the lines of an import, of one state or all."""
    lines = run.lines.all()
    return lines.filter(state=state) if state else lines


def state_in_words(run: Import) -> str:
    """Return where an import stands."""
    if run.state == State.RUNNING:
        return str(Stage(run.stage).label)
    return str(State(run.state).label)


def failure(run: Import) -> str:
    """Return why an import failed."""
    said = label_of(run.reason)
    return f"{said} ({run.detail})" if run.detail else said


def rows(lines: list[ImportLine], addresses: dict[Any, str]) -> list[Row]:
    """Return lines in words.

    Args:
        lines: of one page.
        addresses: of the forms of organisations, by key.
    """
    return [
        Row(
            line,
            str(LineState(line.state).label),
            list(_reasons(line)),
            [_conflict(line, path, each) for path, each in line.conflicts.items()],
            addresses.get(line.key, ""),
        )
        for line in lines
    ]


def _reasons(line: ImportLine) -> Iterator[tuple[str, str, str]]:
    for each in line.reasons:
        because = Because(**each)
        name = label_of_path(because.field, line.fields or {})
        yield name, because.label, because.value


def _conflict(line: ImportLine, path: str, said: dict[str, Any]) -> Shown:
    ours, theirs = said["ours"], said["theirs"]
    if path == DESCRIPTION:
        ours, theirs = (each and text_of_html(each) for each in (ours, theirs))
    return Shown(
        path,
        label_of_path(path, line.fields or {}),
        in_words(ours),
        _("taken away") if theirs is None else in_words(theirs),
        line.decisions.get(path, ""),
    )


def label_of_path(path: str, fields: dict[str, Any]) -> str:
    """Return what a field is called; a name of the source's own as it stands."""
    if path == RECORD:
        return ""
    row = row_of(path)
    if not row:
        model = MODELS.get(path)
        return str(model._meta.verbose_name_plural) if model else _label(Organisation, path)
    model = MODELS.get(row.partition("/")[0])
    if model is None:
        return path
    named = fields.get(f"{row}/name") or fields.get(f"{row}/place") or ""
    column = path.removeprefix(row).lstrip("/")
    words = (str(model._meta.verbose_name), named, column and _label(model, column))
    return " · ".join(isolated(each) for each in words if each)


def _label(model: type[Any], name: str) -> str:
    columns = {each.name: each for each in model._meta.get_fields()}
    found = columns.get(COLUMNS.get(name, name))
    label = getattr(found, "verbose_name", None)
    if label is None and found is not None and found.related_model:
        label = found.related_model._meta.verbose_name_plural
    if label is None and name in FIELD_LABELS:
        label = _(FIELD_LABELS[name])
    return str(label or name)


def in_words(value: Any) -> str:
    """Return a value of a field as editors read it."""
    if value in (None, "", []):
        return _("nothing")
    if isinstance(value, str):
        return _cut(value)
    if isinstance(value, dict) and ("week" in value or "timezone" in value):
        try:
            return to_osm(Hours.model_validate(value))
        except ValidationError:
            pass
    if isinstance(value, dict):
        value = [each for name, each in value.items() if name != "key"]
    if isinstance(value, list):
        return _cut(listed(_in_short(each) for each in value))
    return _cut(str(value))


def _in_short(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(str(each) for name, each in value.items() if name not in {"key", "of"})
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def csv_rows(run: Import, state: str) -> Iterator[list[str]]:
    """Yield the lines of an import as a table, a row for each reason."""
    for line in lines_of(run, state).iterator(chunk_size=1000):
        begins = [
            str(LineState(line.state).label),
            line.title,
            line.record_id,
            where_in_words(line.where),
        ]
        for name, reason, value in list(_reasons(line)) or [("", "", "")]:
            yield [*begins, name, reason, value]
