"""Makes the index entries of an item, for every engine alike."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from content_models.kinds import Document, KindName
from content_models.languages import readers_served
from search.analysis.tokens import words
from search.concepts import Concept
from search.item_texts import (
    body_of,
    concepts_of,
    facets_of,
    labels_of,
    publishers_of,
    themes_of,
    words_of_others,
)
from search.kinds import findable
from search.vicinity import Position

NO_TEXTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Entry:
    """An entry is one version of an item, as plain text by weight.

    Attributes:
        readers: the interface languages whose readers this version serves (``serves``).
        digest: of the document, to verify the index by.
        names: of the enterprise, alternative names, legal form, author: as telling as the title.
        body: everything else that a reader of the page reads as prose.
        contacts: addresses, telephone numbers and the like: to be found by, never to be quoted.
        other_versions: titles and summaries of the other versions, at a lower weight.
        labels: place names, the publisher, and countries and spoken languages by their names in
            every interface language.
        concepts: its themes with their labels and synonyms in every language.
        files: the words of its files, each once: to be found by, never to be quoted.
        facets: values by facet field (see ``query.FACET_FIELDS``).
        minutes: how long it takes; None where it does not say so.
        groups: the smallest and the largest group that it is for, both included; None where it is
            not done in groups.
        positions: where one goes to it, e.g. ``43.2951,-0.3708``.
        reaches: whom it reaches who are far from there (``vicinity.reaches_of``).
        offers: what it offers, under which conditions and when (``offers.offers_of``).
        known_since: when it was last checked; None for what nobody checks.
    """

    key: UUID
    locale: str
    kind: KindName
    readers: tuple[str, ...]
    digest: str
    title: str
    names: str
    summary: str
    body: str
    contacts: str
    other_versions: str
    labels: str
    concepts: tuple[Concept, ...]
    files: str
    facets: dict[str, tuple[str, ...]]
    minutes: int | None
    groups: tuple[int, int] | None
    published_at: datetime
    positions: tuple[str, ...] = ()
    reaches: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    known_since: datetime | None = None


def named_keys(versions: Sequence[Document]) -> set[UUID]:
    """Return the terms and partners that an item names, for ``entries_of``."""
    return {key for version in versions for key in (*themes_of(version), *publishers_of(version))}


def file_digests(version: Document) -> set[str]:
    """Return the digests of a version's files, whose texts ``entries_of`` needs."""
    return {each.digest for each in findable(version).files(version) if each.digest}


def entries_of(
    versions: Sequence[Document],
    named: Mapping[UUID, Sequence[Document]],
    texts: Mapping[str, str] = NO_TEXTS,
) -> list[Entry]:
    """Return the entries of one item.

    Kinds without a page of their own have none.

    Args:
        versions: all published versions of the item.
        named: all versions of the terms and partners that it names (``named_keys``), by key. One
            that is missing, because it is not published, adds no words.
        texts: of their files, by digest (``file_digests``); a file without text may be missing.
    """
    served = readers_served(version.locale for version in versions)
    locales = tuple(sorted(served))
    return [
        Entry(
            key=version.key,
            locale=version.locale,
            kind=version.kind,
            readers=served[version.locale],
            digest=version.digest,
            title=version.title,
            names=_joined(findable(version).names(version)),
            summary=version.summary,
            body=_joined(body_of(version)),
            contacts=_joined(findable(version).contacts(version)),
            other_versions=_joined(words_of_others(version, versions)),
            labels=_joined(labels_of(version, named)),
            concepts=tuple(concepts_of(version, named)),
            files=_words_of_files(version, texts),
            facets={**facets_of(version), "language": locales},
            minutes=findable(version).minutes(version),
            groups=findable(version).groups(version),
            published_at=version.published_at,
            positions=_texts(findable(version).positions(version)),
            reaches=findable(version).reaches(version),
            offers=findable(version).offers(version),
            known_since=findable(version).known_since(version),
        )
        for version in versions
        if version.entry.has_page
    ]


def _words_of_files(version: Document, texts: Mapping[str, str]) -> str:
    """Return the words of a version's files, each once.

    A hundred pages must not weigh more than a title, nor fill the index.
    """
    found = (texts.get(digest, "") for digest in sorted(file_digests(version)))
    return " ".join(dict.fromkeys(word for text in found for word in words(text)))


def _texts(positions: Iterable[Position]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.text for each in positions))


def _joined(texts: Iterable[str]) -> str:
    """Join texts, each once."""
    return " · ".join(dict.fromkeys(text for text in texts if text))
