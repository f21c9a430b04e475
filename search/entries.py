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


def entries_of(versions: Sequence[Document], terms: Iterable[Term]) -> list[Entry]:
    """The entries of one item, given all its published versions and all themes.

    Kinds without a page of their own (``vocabularies.KINDS_WITH_A_PAGE``) have none.
    """
    raise NotImplementedError
