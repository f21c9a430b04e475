"""Turns published documents into the answers of the API."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from pydantic import TypeAdapter

from content_models.help import Condition
from content_models.kinds import Document, KindName
from content_models.languages import DEFAULT_LANGUAGE, INTERFACE_LANGUAGES, best_version
from content_models.published import Gone
from content_models.published.reading import StoreSnapshot
from content_models.references import short_id
from portal.api.models import (
    ChangeItem,
    ChangePage,
    DocumentPage,
    FacetValue,
    FoundBy,
    Item,
    RepairedWord,
    SearchPage,
)
from portal.listing.forms import NEED, YES
from portal.listing.needs import needs_of
from portal.reading import addresses
from portal.reading.missing import ItemGoneError, ItemMovedError, ItemUnknownError
from portal.web.now import now
from portal.web.roots import API_ROOT
from search.openings import Open
from search.query import FACET_FIELDS, OPEN, Query
from search.results import Hit, Repair
from search.searcher import Searcher

_ITEM: TypeAdapter[Item] = TypeAdapter(Item)


class Publisher:
    """Turns documents into items with absolute addresses."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url

    def item(self, document: Document) -> Item:
        """Return a document with the address of its page.

        The page is that of the interface in the document's own language.
        """
        content = document.model_dump()
        return _ITEM.validate_python(content | {"url": self._base_url + _path(document)})

    def items(self, documents: list[Document]) -> tuple[Item, ...]:
        """Return several documents, each with the address of its page."""
        return tuple(self.item(document) for document in documents)


def document_page(
    snapshot: StoreSnapshot,
    publisher: Publisher,
    *,
    kind: KindName | None,
    locale: str | None,
    after: tuple[UUID, str] | None,
    limit: int,
) -> DocumentPage:
    """Return a page of documents, in the order of their keys."""
    found = snapshot.page(kind=kind, locale=locale, after=after, limit=limit + 1)
    shown = found[:limit]
    cursor = f"{shown[-1].key}.{shown[-1].locale}" if len(found) > limit else None
    return DocumentPage(items=publisher.items(shown), next=cursor)


def one_document(snapshot: StoreSnapshot, publisher: Publisher, key: UUID, locale: str) -> Item:
    """Return one version of an item.

    Raises:
        ItemMovedError: it is part of another one now.
        ItemGoneError, ItemUnknownError: see there.
    """
    document = snapshot.document(key, locale)
    if document is not None:
        return publisher.item(document)
    # A version taken away while others stay leaves no trace that can be asked for by key.
    found = snapshot.find(short_id(key))
    if isinstance(found, Gone):
        raise ItemGoneError(str(key))
    if found is not None and found.merged == key:
        best = best_version(locale, found.slugs)
        raise ItemMovedError(f"{API_ROOT}/documents/{found.key}/{best}")
    raise ItemUnknownError(str(key))


def change_page(
    snapshot: StoreSnapshot, publisher: Publisher, after: int, limit: int
) -> ChangePage:
    """Return the changes after a point of the change sequence, removals included."""
    found = snapshot.changes(after, limit + 1)
    items = tuple(
        ChangeItem(
            sequence=change.sequence,
            key=change.key,
            locale=change.locale,
            kind=change.kind,
            changed_at=change.changed_at,
            document=publisher.item(change.document) if change.document else None,
        )
        for change in found[:limit]
    )
    return ChangePage(items=items, next=items[-1].sequence if len(found) > limit else None)


def search_page(
    snapshot: StoreSnapshot, searcher: Searcher, publisher: Publisher, query: Query
) -> SearchPage:
    """Return results as whole documents, with the counts of every facet."""
    results = searcher.search(query)
    if results.is_of_its_time:
        now()  # ties the answer to its slot
    documents = snapshot.documents([(hit.key, hit.locale) for hit in results.hits])
    how = {(hit.key, hit.locale): _how(hit) for hit in results.hits}
    return SearchPage(
        items=publisher.items(documents),
        found=tuple(how[each.key, each.locale] for each in documents),
        next=query.page + 1 if query.page < results.pages else None,
        total=results.total,
        with_most=results.with_most,
        related=results.related,
        facets={
            field: tuple(FacetValue(value=each.value, count=each.count) for each in counts)
            for field, counts in results.facets.items()
            if field in FACET_FIELDS
        }
        | _choices(results.choices),
        repairs=_repaired(results.repairs),
        offered=_repaired(results.offered),
        was_cut=query.text.was_cut,
    )


def themes_answering(snapshot: StoreSnapshot, code: str) -> Iterable[UUID]:
    """Return the keys of the themes that answer a need, if there is one."""
    need = needs_of(snapshot, DEFAULT_LANGUAGE).codes.get(code)
    return need.themes if need else ()


def _choices(counts: Mapping[str, int]) -> dict[str, tuple[FacetValue, ...]]:
    """Return the counts of conditions and of times, as those of facets."""
    times = [when for when in Open if when in counts]
    conditions: dict[str, tuple[FacetValue, ...]] = {
        each.value: (FacetValue(value=YES, count=counts[each]),) for each in Condition
    }
    if not times:
        return conditions
    counted = tuple(FacetValue(value=when, count=counts[when]) for when in times)
    return conditions | {OPEN: counted}


def _how(hit: Hit) -> FoundBy:
    if hit.is_related:
        return FoundBy.MEANING
    return FoundBy.ALL_WORDS if hit.has_all else FoundBy.MOST_WORDS


def _repaired(repairs: Iterable[Repair]) -> tuple[RepairedWord, ...]:
    return tuple(RepairedWord(typed=each.typed, used=each.used) for each in repairs)


def _path(document: Document) -> str:
    language = document.locale if document.locale in INTERFACE_LANGUAGES else DEFAULT_LANGUAGE
    if document.kind == "term":
        return addresses.library(language, [("theme", document.segment)])
    if document.kind == "need":
        return addresses.directory(language, [(NEED, document.code)])
    return addresses.item(language, document.kind, document.segment)
