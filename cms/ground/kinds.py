"""Keeps the CMS's part of the register: what its floors ask of each kind.

A domain says it in the ``kind.py`` of its folder. ``content_models.kinds`` has the part that all
rooms know. The order is that of the applications in the settings.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from wagtail.models import Page, TranslatableMixin

from cms.ground.how_to import HowTo
from cms.ground.reporting import Saying, nothing_said
from content_models.documents import Kind, Translation
from content_models.kinds import Document

Project = Callable[[Any, Translation], Document]
"""Makes the document of a version as it stands in memory, saved or not."""
Projecting = Callable[[Sequence[Any]], Project]
"""Reads what the documents of some versions need beside their own rows, for all of them at once."""


@dataclass(frozen=True)
class Loaded:
    """A loaded version has been read from the CMS.

    ``build`` makes its document, and may fail on bad data.
    """

    key: UUID
    build: Callable[[], Document]


@dataclass(frozen=True)
class Named:
    """Holds a version's names, for the search for what is there already."""

    pk: int
    key: UUID
    name: str
    place: str
    language: str
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class CmsKind:
    """Describes a kind as the CMS knows it.

    Attributes:
        entry: what all rooms know of it.
        model: of its versions: a page, or a snippet.
        how_to: how to write it.
        projecting: makes documents of its versions.
        loading: makes documents by key instead, where a version is no row of the model.
        joined: rows that its documents need beside a version's own.
        prefetched: sets of rows, likewise.
        key_field: holds the key that all versions of an item share.
        document_fields: what a field is called in the document, where that differs.
        country_field: the lookup of the countries that an item belongs to; empty where it has none.
        names: versions by their names. Without it, pages of one language go by their titles.
        around: from keys of its items to those of items that name or count them as their parts.
        instead: from keys of items to those of the items that they are part of now.
        said: what stands beside a reader's report on one of its items.
        new: the label of the button that begins one; empty where none is offered.
        new_order: the place of that button; what is written most comes first.
    """

    entry: Kind
    model: type[Any]
    how_to: HowTo
    projecting: Projecting | None = None
    loading: Callable[[list[UUID]], Iterator[Loaded]] | None = None
    joined: tuple[str, ...] = ()
    prefetched: tuple[str, ...] = ()
    key_field: str = "translation_key"
    document_fields: dict[str, str] = field(default_factory=dict)
    country_field: str = ""
    names: Callable[[], Iterator[Named]] | None = None
    around: Callable[[Iterable[UUID]], set[UUID]] | None = None
    instead: Callable[[Iterable[UUID]], dict[UUID, UUID]] = lambda _keys: {}
    said: Saying = nothing_said
    new: str | Promise = ""
    new_order: int = 100

    @property
    def name(self) -> str:
        """Return the name that all rooms know."""
        return self.entry.name

    @property
    def label(self) -> str:
        """Return the label of its model, ``application.model``."""
        label: str = self.model._meta.label_lower
        return label

    @property
    def is_page(self) -> bool:
        """True if its versions are pages of the tree; others are snippets."""
        return issubclass(self.model, Page)

    @property
    def is_translated(self) -> bool:
        """True if a version is in one language, beside versions in others."""
        return issubclass(self.model, TranslatableMixin)


_KINDS: dict[type[Any], CmsKind] = {}


def register(*kinds: CmsKind) -> None:
    """Add kinds; called once for each, from the ``kind.py`` of its domain."""
    _KINDS.update({kind.model: kind for kind in kinds})


def kinds() -> tuple[CmsKind, ...]:
    """Return every kind."""
    return tuple(_KINDS.values())


def page_kinds() -> tuple[CmsKind, ...]:
    """Return the kinds whose versions are pages."""
    return tuple(kind for kind in kinds() if kind.is_page)


def snippet_kinds() -> tuple[CmsKind, ...]:
    """Return the kinds that are no pages."""
    return tuple(kind for kind in kinds() if not kind.is_page)


def translated_kinds() -> tuple[CmsKind, ...]:
    """Return the kinds whose items have a version for each language."""
    return tuple(kind for kind in kinds() if kind.is_translated)


def kind_of(item: Any) -> CmsKind | None:
    """Return the kind of an object or a model; None where readers never see it."""
    return _KINDS.get(item if isinstance(item, type) else type(item))


def item_models() -> tuple[type[Any], ...]:
    """Return the models whose rows are items; ``Page`` stands for every kind of page."""
    return (Page, *(kind.model for kind in snippet_kinds()))


def one_by_one(project: Project) -> Projecting:
    """Return the projecting of a kind whose versions need nothing beside their own rows."""
    return lambda _items: project
