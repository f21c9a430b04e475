"""Defines the values, besides documents, with which the store answers."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from content_models.kinds import Document, KindName
from content_models.published.contents import document_in
from content_models.references import address_segment


@dataclass(frozen=True)
class StoreState:
    """A store state names its generations, latest change and index build.

    Attributes:
        generation: goes up with each projection that changes a document.
        indexed_generation: the generation that the search index has caught up with.
        sequence: the number of the latest change.
        index_build: the name of the search index that belongs to it; empty before the first.
        vectors: the number of the latest vector that readers may look at; 0 before the first.
    """

    generation: int
    indexed_generation: int
    sequence: int
    index_build: str
    vectors: int = 0

    @property
    def tag(self) -> str:
        """Return the store's tag, which differs whenever any page could differ.

        Changes of documents, of the index and of vectors count.
        """
        return f"{self.generation}.{self.indexed_generation}.{self.index_build}.{self.vectors}"


@dataclass(frozen=True)
class Link:
    """A link is enough of a document to link to it."""

    key: UUID
    locale: str
    kind: KindName
    slug: str
    title: str

    @property
    def segment(self) -> str:
        """Return the last segment of the item's address."""
        return address_segment(self.slug, self.key)


@dataclass(frozen=True)
class Outline:
    """An outline is a version without its content.

    ``changed_at`` is when it was published as it stands.
    """

    key: UUID
    locale: str
    kind: KindName
    slug: str
    changed_at: datetime

    @property
    def segment(self) -> str:
        """Return the last segment of the item's address."""
        return address_segment(self.slug, self.key)


@dataclass(frozen=True)
class KeptVector:
    """A kept vector says what a version means, as its encoder wrote it."""

    key: UUID
    locale: str
    vector: bytes


@dataclass(frozen=True)
class Change:
    """A change is one entry of the change sequence.

    ``document`` is None where the version was taken away.
    """

    sequence: int
    key: UUID
    locale: str
    kind: KindName
    changed_at: datetime
    document: Document | None


@dataclass(frozen=True)
class Found:
    """A found item is published.

    Attributes:
        key, kind: of the item.
        slugs: of its versions, by locale.
        contents: of its versions, by locale, as JSON.
        merged: the key that was asked for, where that item is part of this one now.
    """

    key: UUID
    kind: KindName
    slugs: dict[str, str]
    contents: dict[str, str]
    merged: UUID | None = None

    def document(self, locale: str) -> Document:
        """Read one of its versions; raise ``StoreCorruptError`` where it is damaged."""
        return document_in(self.contents[locale])


@dataclass(frozen=True)
class Gone:
    """A gone item was published once, and is no longer."""

    key: UUID
    kind: KindName
