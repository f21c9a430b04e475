"""Stores an entry: what a candidate shows apart from its texts."""

import dataclasses
import functools
import json
import unicodedata
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

from content_models.kinds import KindName
from search.concepts import Concept
from search.engine import Texts
from search.entries import Entry


class Card(NamedTuple):
    """A card holds what a candidate shows of an entry."""

    locale: str
    kind: KindName
    title: str
    countries: tuple[str, ...]

    @classmethod
    def of(cls, entry: Entry) -> "Card":
        """Return the card of an entry."""
        return cls(entry.locale, entry.kind, entry.title, entry.facets.get("country", ()))

    def to_bytes(self) -> bytes:
        """Return the bytes that the index stores."""
        return "\t".join((self.locale, self.kind, " ".join(self.countries), self.title)).encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> "Card":
        """Read what ``to_bytes`` wrote."""
        locale, kind, countries, title = content.decode().split("\t", 3)
        return cls(locale, kind, title, tuple(countries.split()))


_CONCEPTS_REMEMBERED = 5_000
_TEXTS = ("names", "summary", "body", "contacts", "other_versions", "labels", "files")


def entry_to_bytes(entry: Entry) -> bytes:
    """Return an entry as the index stores it.

    Letters are composed (NFC), since highlights look for accented letters, and spaces are single.
    """
    fields: dict[str, Any] = {
        field.name: getattr(entry, field.name) for field in dataclasses.fields(entry)
    }
    fields |= {name: _clean(fields[name]) for name in _TEXTS}
    fields["key"] = entry.key.hex
    fields["published_at"] = entry.published_at.timestamp()
    fields["concepts"] = [_to_text([each.field, each.value, each.names]) for each in entry.concepts]
    return _to_text(fields).encode()


def entry_from_bytes(content: bytes) -> Entry:
    """Read what ``entry_to_bytes`` wrote."""
    fields = json.loads(content)
    fields["key"] = UUID(fields["key"])
    fields["published_at"] = datetime.fromtimestamp(fields["published_at"], UTC)
    fields["readers"] = tuple(fields["readers"])
    fields["groups"] = tuple(fields["groups"]) if fields["groups"] else None
    fields["facets"] = {name: tuple(values) for name, values in fields["facets"].items()}
    fields["concepts"] = _concepts(fields["concepts"])
    return Entry(**fields)


def texts_from_bytes(content: bytes) -> Texts:
    """Read the texts of what ``entry_to_bytes`` wrote."""
    fields = json.loads(content)
    return Texts(
        names=fields["names"],
        summary=fields["summary"],
        body=fields["body"],
        concepts=_concepts(fields["concepts"]),
    )


def _concepts(stored: list[str]) -> tuple[Concept, ...]:
    return tuple(map(_concept, stored))


@functools.lru_cache(maxsize=_CONCEPTS_REMEMBERED)
def _concept(stored: str) -> Concept:
    """Return a concept, one for all documents that have it."""
    field, value, names = json.loads(stored)
    return Concept(field, value, tuple((locale, name) for locale, name in names))


def _clean(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _to_text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
