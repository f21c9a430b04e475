"""Defines the fields that all documents share.

A document is one item in one language, ready to read. All versions of an item share its ``key``.
Each kind adds its own fields (``content_models.kinds``).
"""

import hashlib
from dataclasses import dataclass
from typing import ClassVar, Literal, Protocol, runtime_checkable
from uuid import UUID

from pydantic import Field, NonNegativeInt

from content_models.blocks import Block, Frozen
from content_models.languages import LanguageTag
from content_models.moments import Moment
from content_models.references import address_segment, short_id
from content_models.vocabularies import Licence

RARE = ("moved_files", "search_title", "search_description", "merged")
"""Fields that few documents have."""


@dataclass(frozen=True)
class Kind:
    """An entry of the register says what all rooms know of a kind.

    Attributes:
        name: as documents, addresses and the API have it.
        label: the name of one item, a message.
        plural: the name of several items, a message.
        writers: who writes it: either partners' editors, whose work reviewers publish, or reviewers
            alone.
        folder: the address segment before an item's own; empty for a kind without a page.
        is_in_library: its items appear in the library's feed and among a partner's works.
        is_named_by_others: other items are found by its words, e.g. a theme's labels or a
            publisher's name.
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
    """A stale part belongs to a translation that does not follow the original there.

    ``field`` is a field of the document. ``index`` counts its blocks, lines or steps from 0. It is
    None for a field of one piece, for a part that this version lacks (``is_missing``), and where
    the part has no place of its own in the document. ``changed_at`` is when the original's part
    changed, or was taken away (``is_removed``).

    ``still_in`` is the language of a part that is not translated yet; None for all others. Where
    ``is_partly``, some of it is translated, and the part is in two languages.
    """

    field: str
    index: NonNegativeInt | None = None
    changed_at: Moment
    is_missing: bool = False
    is_removed: bool = False
    still_in: LanguageTag | None = None
    is_partly: bool = False


class Translation(Frozen):
    """A translation state compares a version with its original.

    ``source_locale`` is None for an original. ``stale_parts`` are those whose original has changed
    since they were translated, or that are not translated yet, in the original's order; after them
    those that the original has no longer.
    """

    source_locale: LanguageTag | None = None
    stale_parts: tuple[StalePart, ...] = ()

    @property
    def is_stale(self) -> bool:
        """True if any part is older than the original."""
        return bool(self.stale_parts)


class MovedFile(Frozen):
    """A moved file was replaced by a newer one.

    Both addresses are paths of this site.
    """

    old_url: str
    url: str


class BaseDocument(Frozen):
    """A base document has the fields of every kind.

    Times are aware and in UTC; ``themes`` hold keys. ``moved_files`` are older addresses of files
    that the document shows. ``search_title`` and ``search_description`` are for search engines, and
    for whoever shares the page; where they are empty, title and summary say it.

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
    published_at: Moment
    updated_at: Moment
    translation: Translation = Translation()
    moved_files: tuple[MovedFile, ...] = ()
    search_title: str = ""
    search_description: str = ""

    @property
    def short_id(self) -> str:
        """Return the form of the key that stands in addresses."""
        return short_id(self.key)

    @property
    def segment(self) -> str:
        """Return the last segment of the item's address."""
        return address_segment(self.slug, self.key)

    def locale_of(self, field: str, index: int | None = None) -> str:
        """Return the language of a part: its own where nobody has translated it yet."""
        for part in self.translation.stale_parts:
            if (part.field, part.index) == (field, index) and part.still_in and not part.is_partly:
                return part.still_in
        return self.locale

    @property
    def is_in_two_languages(self) -> bool:
        """True if some of it is not translated yet."""
        return any(part.still_in for part in self.translation.stale_parts)

    @property
    def content(self) -> str:
        """Return the JSON that stores keep.

        It leaves out what few documents have and this one has not: so most are as they were before
        there was such a field, and harvesters need not read them again.
        """
        return self.model_dump_json(exclude={name for name in RARE if not getattr(self, name, ())})

    @property
    def digest(self) -> str:
        """Return a fingerprint of the content; equal documents, and only they, share it."""
        return hashlib.sha256(self.content.encode()).hexdigest()


class Sectioned:
    """A sectioned document has parts that are found by names of their own.

    It is no protocol: each card of a list asks, and protocols take long to answer.
    """

    @property
    def sections(self) -> tuple[tuple[str, str], ...]:
        """Return the name of each part, and its anchor on the page."""
        raise NotImplementedError


@runtime_checkable
class Work(Protocol):
    """A work is published by a partner under a licence.

    ``publisher`` is the key of the partner.
    """

    @property
    def publisher(self) -> UUID | None: ...  # noqa: D102

    @property
    def licence(self) -> Licence: ...  # noqa: D102
