"""Stores an entry: its small fields apart from its texts.

The small fields stay in memory.
"""

import json
import unicodedata
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from uuid import UUID

from content_models.kinds import KindName
from search.concepts import Concept
from search.entries import Entry


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts are the small fields of an ``Entry``.

    ``published_at`` is in seconds since 1970, ``length`` in words of all its parts.
    """

    key: UUID
    locale: str
    kind: KindName
    readers: tuple[str, ...]
    digest: str
    title: str
    published_at: float
    length: int
    minutes: int | None
    groups: tuple[int, int] | None
    facets: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, entry: Entry, length: int) -> "Facts":
        """Return the facts of an entry."""
        return cls(
            entry.key,
            entry.locale,
            entry.kind,
            entry.readers,
            entry.digest,
            entry.title,
            entry.published_at.timestamp(),
            length,
            entry.minutes,
            entry.groups,
            entry.facets,
        )

    def to_bytes(self) -> bytes:
        """Return the bytes that the index stores."""
        row = (self.key.hex, self.locale, self.kind, self.readers, self.digest, self.title)
        numbers = (self.published_at, self.length, self.minutes, self.groups)
        return json.dumps([*row, *numbers, self.facets], ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> "Facts":
        """Read what ``to_bytes`` wrote."""
        *texts, published, length, minutes, groups, facets = json.loads(content)
        key, locale, kind, readers, digest, title = texts
        return cls(
            UUID(key),
            locale,
            kind,
            tuple(readers),
            digest,
            title,
            published,
            length,
            minutes,
            tuple(groups) if groups else None,
            {field: tuple(values) for field, values in facets.items()},
        )


@dataclass(frozen=True, slots=True)
class Content:
    """Content holds the longer fields of an ``Entry``.

    Letters are composed (NFC), since highlights look for accented letters, and spaces are single.
    """

    concepts: tuple[Concept, ...]
    names: str
    summary: str
    body: str
    contacts: str
    other_versions: str
    labels: str
    files: str

    @classmethod
    def of(cls, entry: Entry) -> "Content":
        """Return the texts of an entry.

        Excerpts are cut from them, and merges write the entry anew.
        """
        texts = (_clean(getattr(entry, name)) for name in _TEXTS)
        return cls(entry.concepts, *texts)

    def to_bytes(self) -> bytes:
        """Return the bytes that the index stores."""
        texts = [getattr(self, name) for name in _TEXTS]
        concepts = [(each.field, each.value, each.names) for each in self.concepts]
        return json.dumps([*texts, concepts], ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> "Content":
        """Read what ``to_bytes`` wrote."""
        *texts, concepts = json.loads(content)
        return cls(
            tuple(
                Concept(field, value, tuple((locale, name) for locale, name in names))
                for field, value, names in concepts
            ),
            *texts,
        )

    def entry(self, facts: Facts) -> Entry:
        """Return the entry of which facts and content were kept."""
        return Entry(
            key=facts.key,
            locale=facts.locale,
            kind=facts.kind,
            readers=facts.readers,
            digest=facts.digest,
            title=facts.title,
            facets=facts.facets,
            minutes=facts.minutes,
            groups=facts.groups,
            published_at=datetime.fromtimestamp(facts.published_at, UTC),
            **{field.name: getattr(self, field.name) for field in fields(self)},
        )


_TEXTS = tuple(field.name for field in fields(Content) if field.name != "concepts")


def _clean(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
