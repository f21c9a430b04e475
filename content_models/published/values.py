"""What the store answers, besides documents."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from content_models.kinds import Document, KindName, parse_document
from content_models.references import address_segment


@dataclass(frozen=True)
class StoreState:
    """Where the store stands.

    Attributes:
        generation: goes up with each projection that changes a document.
        indexed_generation: the generation that the search index has caught up with.
        sequence: the number of the latest change.
        index_build: the name of the search index that belongs to it; empty before the first.
    """

    generation: int
    indexed_generation: int
    sequence: int
    index_build: str

    @property
    def tag(self) -> str:
        """Differs whenever any page could differ: documents and index each count."""
        return f"{self.generation}.{self.indexed_generation}.{self.index_build}"


@dataclass(frozen=True)
class Link:
    """Enough of a document to link to it."""

    key: UUID
    locale: str
    kind: KindName
    slug: str
    title: str

    @property
    def segment(self) -> str:
        """The last segment of the item's address."""
        return address_segment(self.slug, self.key)


@dataclass(frozen=True)
class Outline:
    """A version without its content. ``changed_at`` is when it was published as it stands."""

    key: UUID
    locale: str
    kind: KindName
    slug: str
    changed_at: datetime

    @property
    def segment(self) -> str:
        """The last segment of the item's address."""
        return address_segment(self.slug, self.key)


@dataclass(frozen=True)
class Change:
    """One entry of the change sequence; ``document`` is None where the version was taken away."""

    sequence: int
    key: UUID
    locale: str
    kind: KindName
    changed_at: datetime
    document: Document | None


@dataclass(frozen=True)
class Found:
    """An item that is published.

    Attributes:
        key, kind: of the item.
        slugs: of its versions, by locale.
        contents: of its versions, by locale, as JSON.
    """

    key: UUID
    kind: KindName
    slugs: dict[str, str]
    contents: dict[str, str]

    def document(self, locale: str) -> Document:
        """One of its versions."""
        return parse_document(self.contents[locale])


@dataclass(frozen=True)
class Gone:
    """An item that was published once."""

    key: UUID
    kind: KindName
