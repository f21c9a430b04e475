"""Reads the needs that the home page and the directory ask for first."""

from dataclasses import dataclass
from uuid import UUID

from content_models.icons import DRAWINGS
from content_models.languages import best_version
from content_models.published.reading import StoreSnapshot

MOST_VERSIONS = 1_000
"""Needs are a dozen, each in some languages."""
UNKNOWN_ICON = "people"
"""Stands for an icon that this version of the software has no drawing of."""


@dataclass(frozen=True)
class AskedNeed:
    """An asked need is one as a reader sees it.

    Attributes:
        key: of its documents.
        code: as addresses have it.
        former_codes: of needs that were merged into it.
        label: its name, in the language that serves the reader best.
        locale: of that name.
        icon: the name of its drawing.
        themes: the keys of those that answer it.
        is_shown: whether it is offered; its addresses work in either case.
        position: its place among the others.
    """

    key: UUID
    code: str
    former_codes: tuple[str, ...]
    label: str
    locale: str
    icon: str
    themes: frozenset[UUID]
    is_shown: bool
    position: int


@dataclass(frozen=True)
class Needs:
    """Needs are all that are published, in the order of their editors."""

    every: tuple[AskedNeed, ...]
    codes: dict[str, AskedNeed]
    """By each code that leads to one, former codes included."""

    def of_key(self, key: str) -> AskedNeed | None:
        """Return the need of a key."""
        return next((each for each in self.every if str(each.key) == key), None)


def needs_of(snapshot: StoreSnapshot, language: str) -> Needs:
    """Return all needs as a reader of a language sees them, by one query."""
    versions: dict[UUID, dict[str, AskedNeed]] = {}
    for document in snapshot.page(kind="need", limit=MOST_VERSIONS):
        if document.kind == "need":
            versions.setdefault(document.key, {})[document.locale] = AskedNeed(
                key=document.key,
                code=document.code,
                former_codes=document.former_codes,
                label=document.title,
                locale=document.locale,
                icon=document.icon if document.icon in DRAWINGS else UNKNOWN_ICON,
                themes=frozenset(document.themes),
                is_shown=document.is_shown,
                position=document.position,
            )
    best = [of_need[best_version(language, of_need)] for of_need in versions.values()]
    every = tuple(sorted(best, key=lambda each: (each.position, each.code)))
    leading = [(code, need) for need in every for code in (*need.former_codes, need.code)]
    return Needs(every, dict(leading))
