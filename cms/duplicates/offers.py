"""Puts two organisations side by side: what differs, what may be chosen, what is proposed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cms.directory.hours import in_words
from cms.directory.models import Organisation
from cms.duplicates.sides import WORDS, Side
from cms.duplicates.twins import SAME, twins_of
from cms.ground.choices import AUDIENCE_CHOICES
from cms.ground.projection.rich_text import to_plain_text
from cms.ground.spoken_languages import named

KEPT, MERGED, BOTH = "kept", "merged", "both"
ROW = "row"
"""The name of all checkboxes of rows in the form."""
FACTS: tuple[tuple[str, ...], ...] = (
    ("email",),
    ("last_verified", "verified_by"),
    ("is_asked",),
    ("status",),
    ("legal_form",),
    ("year_founded",),
    ("source_name", "source_address", "source_licence", "source_licence_address"),
)
"""Columns that go together."""
LISTS = ("themes", "audiences", "spoken_languages")
JOINED = ("alternative_names", "description")
"""Words of which both may be kept, one below the other."""
LONGEST_SHOWN = 600


@dataclass(frozen=True)
class Offer:
    """An offer is one field, with what stands on either side.

    Attributes:
        name: in the form.
        label: of the field, with its language.
        kept, merged: the values, in words.
        values: that may be chosen.
        proposed: one of them.
    """

    name: str
    label: str
    kept: str
    merged: str
    values: tuple[str, ...]
    proposed: str

    @property
    def is_alike(self) -> bool:
        """True if there is nothing to choose."""
        return self.kept == self.merged


@dataclass(frozen=True)
class OfferedRow:
    """An offered row is a place, a phone, a service … of one side.

    Attributes:
        value: in the form.
        text: what it says.
        is_proposed: it is chosen unless somebody takes it away.
        has_twin: the other side has one that says the same.
    """

    value: str
    text: str
    is_proposed: bool
    has_twin: bool


@dataclass(frozen=True)
class OfferedRows:
    """Offered rows are all of one sort, on both sides."""

    label: str
    kept: tuple[OfferedRow, ...]
    merged: tuple[OfferedRow, ...]

    @property
    def sides(self) -> tuple[tuple[OfferedRow, ...], ...]:
        """Return both, the one that is kept first."""
        return self.kept, self.merged


@dataclass(frozen=True)
class Choices:
    """Choices say what is kept: a side of each field, and rows of both sides."""

    fields: Mapping[str, str]
    rows: frozenset[str]


def proposed(kept: Side, other: Side) -> Choices:
    """Return what is kept if nobody chooses."""
    rows = (row for rows in offered_rows(kept, other) for row in (*rows.kept, *rows.merged))
    return Choices(
        {each.name: each.proposed for each in offers(kept, other)},
        frozenset(row.value for row in rows if row.is_proposed),
    )


def read_choices(form: Any, kept: Side, other: Side) -> Choices:
    """Return what somebody chose in a form; all else is as proposed."""
    said = {
        each.name: form[each.name] if form.get(each.name) in each.values else each.proposed
        for each in offers(kept, other)
    }
    return Choices(said, frozenset(form.getlist(ROW)))


def offers(kept: Side, other: Side) -> Iterator[Offer]:
    """Yield all fields of both, those of the languages first."""
    for language in dict.fromkeys((*kept.versions, *other.versions)):
        yield from _of_language(language, kept, other)
    for names in FACTS:
        yield _of_fact(names, kept.original, other.original)
    for name in LISTS:
        values = [_list_in_words(each, name) for each in (kept.original, other.original)]
        yield Offer(name, _label(name), values[0], values[1], (BOTH, KEPT, MERGED), BOTH)


def _of_language(language: str, kept: Side, other: Side) -> Iterator[Offer]:
    own, theirs = kept.versions.get(language), other.versions.get(language)
    if theirs is None or language in other.untranslated:
        return
    if own is None:
        label = _("Version in %(language)s") % {"language": named(language)}
        value = f"{theirs.name}\n{to_plain_text(theirs.description)}"[:LONGEST_SHOWN]
        yield Offer(f"version:{language}", label, "", value, (MERGED, KEPT), MERGED)
        return
    for name in WORDS:
        values = [_words_in_words(each, name) for each in (own, theirs)]
        choices = (BOTH, KEPT, MERGED) if name in JOINED else (KEPT, MERGED)
        has_own = bool(values[0]) and language not in kept.untranslated
        proposal = BOTH if name == "alternative_names" else KEPT if has_own else MERGED
        label = f"{_label(name)} ({named(language)})"
        yield Offer(f"{name}:{language}", label, values[0], values[1], choices, proposal)


def _words_in_words(version: Any, name: str) -> str:
    value = str(getattr(version, name))
    return to_plain_text(value) if name == "description" else value.strip()


def _of_fact(names: tuple[str, ...], own: Any, theirs: Any) -> Offer:
    values = ["\n".join(_lines(each, names)) for each in (own, theirs)]
    proposal = KEPT if values[0] else MERGED
    days = own.last_verified, theirs.last_verified
    if names[0] == "last_verified" and all(days) and days[1] > days[0]:
        proposal = MERGED
    return Offer(names[0], _label(names[0]), values[0], values[1], (KEPT, MERGED), proposal)


def _lines(version: Any, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        value = getattr(version, name)
        if isinstance(value, bool):
            yield _("yes") if value else _("no")
        elif isinstance(value, date):
            yield date_format(value, "SHORT_DATE_FORMAT")
        elif value not in (None, ""):
            display = getattr(version, f"get_{name}_display", lambda value=value: value)
            yield str(display())


def _list_in_words(version: Any, name: str) -> str:
    if name == "themes":
        return ", ".join(sorted(str(each) for each in version.themes.all()))
    words = dict(AUDIENCE_CHOICES)
    codes = getattr(version, name)
    return ", ".join(sorted(str(words.get(code) or named(code)) for code in codes))


def _label(name: str) -> str:
    field: Any = Organisation._meta.get_field(name)
    return str(capfirst(field.verbose_name))


def offered_rows(kept: Side, other: Side) -> Iterator[OfferedRows]:
    """Yield places, phones, contacts, numbers and services of both, those that there are."""
    twins = twins_of(kept.original, other.original)
    has_twin = {*twins, *twins.values()}
    for name in SAME:
        rows = [
            tuple(
                OfferedRow(
                    f"{side}:{row.key}",
                    text_of(name, row),
                    side == KEPT or str(row.key) not in twins,
                    str(row.key) in has_twin,
                )
                for row in getattr(original, name).all()
            )
            for side, original in ((KEPT, kept.original), (MERGED, other.original))
        ]
        if any(rows):
            relation: Any = Organisation._meta.get_field(name)
            label = relation.related_model._meta.verbose_name_plural
            yield OfferedRows(str(capfirst(label)), *rows)


def text_of(relation: str, row: Any) -> str:
    """Return what a row says, in lines."""
    return "\n".join(filter(None, map(str, _said(relation, row))))[:LONGEST_SHOWN]


def _said(relation: str, row: Any) -> tuple[Any, ...]:
    if relation == "locations":
        return row.name, row.address, f"{row.postcode} {row.place}".strip(), in_words(row.hours)
    if relation == "phones":
        return row.number, row.label, "WhatsApp" if row.is_whatsapp else ""
    if relation == "contacts":
        return row.name, row.role, row.email
    if relation == "identifiers":
        return row.get_scheme_display(), row.number
    prices = ", ".join(map(str, filter(None, (row.get_fee_display(), *row.costs.all()))))
    return row.name, row.description, prices
