"""Stores an entry in three pieces: its card, its texts and the rest."""

import dataclasses
import functools
import json
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
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
    positions: tuple[str, ...]

    @classmethod
    def of(cls, entry: Entry) -> "Card":
        """Return the card of an entry."""
        countries = entry.facets.get("country", ())
        return cls(entry.locale, entry.kind, entry.title, countries, entry.positions)

    def to_bytes(self) -> bytes:
        """Return the bytes that the index stores."""
        several = (" ".join(self.countries), " ".join(self.positions))
        return "\t".join((self.locale, self.kind, *several, self.title)).encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> "Card":
        """Read what ``to_bytes`` wrote."""
        locale, kind, countries, positions, title = content.decode().split("\t", 4)
        return cls(locale, kind, title, tuple(countries.split()), tuple(positions.split()))


_CONCEPTS_REMEMBERED = 5_000
_REFERENCE_LENGTH = 16
"""Hexadecimal digits: no two concepts of an index have the same."""
_QUOTED = ("names", "summary", "body")
_NOT_QUOTED = ("contacts", "other_versions", "labels", "files")


def texts_to_bytes(entry: Entry) -> bytes:
    """Return what excerpts are cut of as the index stores it.

    Letters are composed (NFC), since highlights look for accented letters, and spaces are single.
    Of its concepts there are only references: a theme's names are longer than most bodies.
    """
    references = (concept_term(each)[:_REFERENCE_LENGTH] for each in entry.concepts)
    texts = (_clean(getattr(entry, name)) for name in _QUOTED)
    return "\t".join((*texts, " ".join(references))).encode()


def texts_from_bytes(content: bytes, concepts: Mapping[str, Concept]) -> Texts:
    """Read what ``texts_to_bytes`` wrote, with concepts by their references."""
    names, summary, body, references = content.decode().split("\t")
    return Texts(names, summary, body, tuple(concepts[each] for each in references.split()))


def rest_to_bytes(entry: Entry) -> bytes:
    """Return what is not among an entry's texts as the index stores it."""
    fields: dict[str, Any] = {
        field.name: getattr(entry, field.name)
        for field in dataclasses.fields(entry)
        if field.name not in {*_QUOTED, "concepts"}
    }
    fields |= {name: _clean(fields[name]) for name in _NOT_QUOTED}
    fields["key"] = entry.key.hex
    fields["published_at"] = entry.published_at.timestamp()
    fields["known_since"] = entry.known_since and entry.known_since.timestamp()
    return _to_text(fields).encode()


def entry_from_bytes(rest: bytes, texts: Texts) -> Entry:
    """Read what ``rest_to_bytes`` wrote, beside the texts."""
    fields = json.loads(rest)
    fields["key"] = UUID(fields["key"])
    for name in ("published_at", "known_since"):
        if fields[name] is not None:
            fields[name] = datetime.fromtimestamp(fields[name], UTC)
    fields["readers"] = tuple(fields["readers"])
    fields["positions"] = tuple(fields["positions"])
    fields["reaches"] = tuple(fields["reaches"])
    fields["offers"] = tuple(fields["offers"])
    fields["groups"] = tuple(fields["groups"]) if fields["groups"] else None
    fields["facets"] = {name: tuple(values) for name, values in fields["facets"].items()}
    return Entry(
        **fields,
        names=texts.names,
        summary=texts.summary,
        body=texts.body,
        concepts=texts.concepts,
    )


class StoredConcept(NamedTuple):
    """A stored concept stands once in each segment, with its tokens."""

    reference: str
    concept: Concept


@functools.lru_cache(maxsize=_CONCEPTS_REMEMBERED)
def concept_term(concept: Concept) -> str:
    """Return a concept as a term: its reference, then all that it is."""
    text = _to_text([concept.field, concept.value, concept.names, sorted(concept.tokens)])
    return sha256(text.encode()).hexdigest()[:_REFERENCE_LENGTH] + text


@functools.lru_cache(maxsize=_CONCEPTS_REMEMBERED)
def concept_from_term(term: str) -> StoredConcept:
    """Read what ``concept_term`` made, as one concept for all segments that have it."""
    field, value, names, tokens = json.loads(term[_REFERENCE_LENGTH:])
    named = tuple((locale, name) for locale, name in names)
    concept = Concept.with_tokens(field, value, named, frozenset(tokens))
    return StoredConcept(term[:_REFERENCE_LENGTH], concept)


def _clean(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _to_text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
