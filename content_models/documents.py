"""What every document has: one item in one language, ready to read.

All versions of an item share its ``key``. Each kind adds its own fields (``content_models.kinds``).
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal, Protocol, runtime_checkable
from uuid import UUID

from pydantic import Field, NonNegativeInt

from content_models.blocks import Block, Frozen
from content_models.languages import LanguageTag
from content_models.references import address_segment, short_id
from content_models.vocabularies import Licence


@dataclass(frozen=True)
class Kind:
    """An entry in the register of kinds: what all rooms know of a kind.

    Attributes:
        name: as documents, addresses and the API have it.
        label: the name of one item, a message.
        plural: the name of several items, a message.
        writers: who writes it: the editors of partners, whose work reviewers publish, or reviewers
            alone.
        folder: the address segment before an item's own; empty for a kind without a page.
        is_in_library: its items are told of in the library's feed and among a partner's works.
        is_named_by_others: others are found by its words: a theme's labels, a publisher's name.
    """

    name: str
    label: str
    plural: str
    writers: Literal["partners", "reviewers"]
    folder: str = ""
    is_in_library: bool = False
    is_named_by_others: bool = False

    @property
    def has_page(self) -> bool:
        """True if readers open its items at an address of their own."""
        return bool(self.folder)

    def path(self, language: str, segment: str) -> str:
        """Return the path at which the portal shows an item in an interface language."""
        return f"/{language}/{self.folder}/{segment}"


class StalePart(Frozen):
    """A part of a translation that is older than the original.

    ``field`` is one of the document's. ``index`` counts its blocks, lines or steps from 0; it is
    None for a field of one piece, for what this version has not (``is_missing``), and where the
    part has no place of its own in the document. ``changed_at``: when the original's changed.
    """

    field: str
    index: NonNegativeInt | None = None
    changed_at: datetime
    is_missing: bool = False


class Translation(Frozen):
    """Where a version stands to its original.

    ``source_locale`` is None for an original; ``stale_parts``: what of the original has changed
    since, in its order.
    """

    source_locale: LanguageTag | None = None
    stale_parts: tuple[StalePart, ...] = ()

    @property
    def is_stale(self) -> bool:
        """Whether any part is older than the original."""
        return bool(self.stale_parts)


class BaseDocument(Frozen):
    """What every kind has. Times are aware and in UTC; ``themes`` hold keys.

    Each kind gives ``entry``, which describes it in the register, and ``kind``, its name.
    """

    entry: ClassVar[Kind]

    key: UUID
    locale: LanguageTag
    slug: str = Field(min_length=1)
    title: str = Field(min_length=1)
    summary: str = ""
    body: tuple[Block, ...] = ()
    themes: tuple[UUID, ...] = ()
    published_at: datetime
    updated_at: datetime
    translation: Translation = Translation()

    @property
    def short_id(self) -> str:
        """The form of the key that stands in addresses."""
        return short_id(self.key)

    @property
    def segment(self) -> str:
        """The last segment of the item's address."""
        return address_segment(self.slug, self.key)

    @property
    def digest(self) -> str:
        """A fingerprint of the whole content: equal documents, and only they, share it."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


@runtime_checkable
class Work(Protocol):
    """What a partner publishes under a licence; ``publisher`` is the key of the partner."""

    @property
    def publisher(self) -> UUID | None: ...  # noqa: D102

    @property
    def licence(self) -> Licence: ...  # noqa: D102
