"""What an index holds of a document: made here, for every engine alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from content_models.documents import Document, Term
from content_models.vocabularies import Kind


@dataclass(frozen=True)
class Entry:
    """One version of an item, as plain text by weight.

    Attributes:
        readers: the interface languages whose readers this version serves (``serves``).
        digest: of the document, to verify the index by.
        names: of the enterprise, alternative names, legal form: as telling as the title.
        body: everything else that a reader of the page reads.
        other_versions: titles and summaries of the other versions, at a lower weight.
        labels: labels and synonyms of its themes in every language, place names, the publisher.
        facets: values by facet field (see ``query.FACET_FIELDS``).
    """

    key: UUID
    locale: str
    kind: Kind
    readers: tuple[str, ...]
    digest: str
    title: str
    names: str
    summary: str
    body: str
    other_versions: str
    labels: str
    facets: dict[str, tuple[str, ...]]
    published_at: datetime


def named_keys(versions): return set()


def named_keys(versions):
    return {k for v in versions for k in v.themes}


def entries_of(versions, named):
    return [Entry(v.key, v.locale, v.kind, (), v.digest, v.title, "", "", "", "", "", {}, v.published_at) for v in versions if v.kind in ("case_study", "organisation")]
