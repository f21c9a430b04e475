"""Lists every item in every language: missing, stale, in work or current.

Some queries for the whole table, none for a row. Addresses are made for the rows that are shown.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import F, Q
from django.utils.text import capfirst
from wagtail_localize.models import Translation

from cms.ground.kinds import CmsKind, translated_kinds
from cms.ground.ownership import PUBLISHER, names_publisher, partner_model
from cms.translation.models import Version
from cms.translation.open_parts import Progress, progresses
from cms.translation.records import Stale


class State(StrEnum):
    """Lists the states in which a version can stand."""

    ORIGINAL = "original"
    MISSING = "missing"
    STALE = "stale"
    IN_WORK = "in_work"
    CURRENT = "current"


@dataclass(frozen=True)
class Cell:
    """A cell is one item in one language.

    Attributes:
        language: its code.
        state: where it stands.
        pk: of the version; None where it is missing.
        stale: its parts that are older than the original.
        is_in_work: somebody translates it, though it is stale for readers still.
        is_managed: it is written segment by segment.
    """

    language: str
    state: State
    pk: int | None = None
    stale: tuple[Stale, ...] = ()
    is_in_work: bool = False
    is_managed: bool = False


@dataclass
class Row:
    """A row is one item in all languages.

    Attributes:
        key: of the item.
        label: of its model.
        pk: of its original.
        title: of its original.
        cells: by language.
    """

    key: UUID
    label: str
    pk: int
    title: str
    cells: dict[str, Cell] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """Return what an editor calls it."""
        return str(capfirst(str(apps.get_model(self.label)._meta.verbose_name)))


@dataclass(frozen=True)
class Wanted:
    """Says what the table shows; empty words narrow nothing.

    Attributes:
        label: of a model.
        language: of a version.
        state: of a version, in that language or in any.
        partner: the key of who publishes it.
        country: where it is from.
    """

    label: str = ""
    language: str = ""
    state: str = ""
    partner: str = ""
    country: str = ""


def rows(languages: Iterable[str], wanted: Wanted, keys: Iterable[UUID] | None = None) -> list[Row]:
    """Return the table by kind and title; only of some items where ``keys`` are given."""
    only = Q() if keys is None else Q(translation_key__in=list(keys))
    codes = list(languages)
    found: dict[UUID, Row] = {}
    published = _published()
    managed = _managed()
    kinds = [kind for kind in translated_kinds() if wanted.label in ("", kind.label)]
    order = {kind.label: number for number, kind in enumerate(kinds)}
    for kind in kinds:
        for version in _versions(kind, _narrowed(kind, wanted) & only):
            key, language = version["translation_key"], version["language"]
            row = found.get(key)
            if row is None:
                row = found[key] = Row(key, kind.label, version["pk"], version["shown"])
                row.cells[language] = Cell(language, State.ORIGINAL, version["pk"])
            else:
                row.cells[language] = _cell(
                    version,
                    published.get((key, language)),
                    is_managed=(key, language) in managed,
                )
    for row in found.values():
        row.cells = {code: row.cells.get(code, Cell(code, State.MISSING)) for code in codes}
    shown = [row for row in found.values() if _is_wanted(row, wanted)]
    return sorted(shown, key=lambda row: (order[row.label], row.title.casefold()))


def stale_versions() -> Iterator[tuple[Row, Cell]]:
    """Yield every version of which readers see something stale."""
    stale = Version.objects.exclude(stale=[]).values_list("key", "language")
    languages = {language for _key, language in stale}
    for row in rows(
        sorted(languages), Wanted(state=State.STALE), {key for key, _language in stale}
    ):
        yield from ((row, cell) for cell in row.cells.values() if cell.state == State.STALE)


def progress_in(found: Iterable[Row]) -> dict[tuple[UUID, str], Progress]:
    """Return how far the versions of some rows are, of those written segment by segment.

    They are by key and language; three queries, however many rows.
    """
    translations = Translation.objects.filter(
        enabled=True, source__object_id__in=[row.key for row in found]
    ).select_related("source__specific_content_type", "target_locale")
    known = progresses(translations)
    return {
        (each.source.object_id, each.target_locale.language_code): known[each.pk]
        for each in translations
    }


def _published() -> dict[tuple[UUID, str], dict[str, Any]]:
    rows = Version.objects.values("key", "language", "stale", "worked_at", "is_placeholder")
    return {(each["key"], each["language"]): dict(each) for each in rows}


def _managed() -> set[tuple[UUID, str]]:
    rows = Translation.objects.filter(enabled=True)
    return set(rows.values_list("source__object_id", "target_locale__language_code"))


def _versions(kind: CmsKind, narrowed: Q) -> Iterable[dict[str, Any]]:
    """Return the versions of a kind, the first of each item first."""
    title = F("draft_title") if kind.is_page else F("name")
    versions = kind.model.objects.annotate(language=F("locale__language_code"), shown=title)
    if kind.is_page:
        # Wagtail fills a language's tree with aliases of pages that nobody has translated yet.
        versions = versions.exclude(alias_of__translation_key=F("translation_key"))
    names = ["pk", "translation_key", "language", "shown"]
    if hasattr(kind.model, "live"):
        names += ["live", "has_unpublished_changes"]
    return versions.filter(narrowed).order_by("pk").values(*names)


def _narrowed(kind: CmsKind, wanted: Wanted) -> Q:
    """Return the condition for all versions of the items of a partner and a country."""
    narrowed = Q()
    if wanted.partner:
        narrowed &= _same_items(kind.model, _partner_field(kind.model), wanted.partner)
    if wanted.country:
        narrowed &= _same_items(kind.model, kind.country_field, wanted.country)
    return narrowed


def _partner_field(model: type[Any]) -> str:
    """Return the lookup of who publishes; empty for what nobody publishes."""
    if model is partner_model():
        return "translation_key"
    return f"{PUBLISHER}__translation_key" if names_publisher(model) else ""


def _same_items(model: type[Any], field: str, value: str) -> Q:
    if not field:
        return Q(pk__in=[])
    return Q(translation_key__in=model.objects.filter(**{field: value}).values("translation_key"))


def _cell(version: dict[str, Any], published: dict[str, Any] | None, *, is_managed: bool) -> Cell:
    stale = tuple(Stale(**each) for each in published["stale"]) if published else ()
    is_draft = not version.get("live", True) or bool(published and published["is_placeholder"])
    is_in_work = bool(
        is_draft
        or version.get("has_unpublished_changes", False)
        or (published and published["worked_at"])
    )
    if is_draft:
        state = State.IN_WORK
    elif stale:
        state = State.STALE
    else:
        state = State.IN_WORK if is_in_work else State.CURRENT
    return Cell(version["language"], state, version["pk"], stale, is_in_work, is_managed)


def _is_wanted(row: Row, wanted: Wanted) -> bool:
    if not wanted.state:
        return True
    cells = [row.cells.get(wanted.language)] if wanted.language else row.cells.values()
    return any(cell is not None and cell.state == wanted.state for cell in cells)
