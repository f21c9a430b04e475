"""Turns what is published into answers of HSDS 3.1 and ORUK 3.0."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from content_models.distances import Points, distances_km
from content_models.exchange.hsds import taxonomies
from content_models.exchange.hsds.links import Words
from content_models.exchange.hsds.profiles import as_oruk, listed
from content_models.exchange.hsds.rows import (
    HsdsOrganization,
    HsdsService,
    HsdsTaxonomyTerm,
    Json,
)
from content_models.exchange.hsds.taxonomies import NEEDS, THEMES, VOCABULARIES
from content_models.exchange.hsds.writing import to_hsds
from content_models.kinds.organisation import Organisation
from content_models.kinds.term import Term
from content_models.languages import DEFAULT_LANGUAGE, INTERFACE_LANGUAGES, best_version
from content_models.published.reading import StoreSnapshot
from portal.listing.needs import needs_of
from portal.reading import addresses
from portal.reading.kinds import Search
from portal.reading.language import wording_in
from portal.standards.catalogue import KIND, Entry, Listing, with_id
from portal.standards.forms import ListForm
from search.query import MAXIMUM_PER_PAGE, Query
from search.words import SearchText

MOST_FOUND = 2_000
"""Organisations that a search answers with."""
ALL_THEMES = "term"


@dataclass(frozen=True)
class Profile:
    """A profile is one form of the answers.

    Attributes:
        version: of the standard.
        root: where its addresses begin.
        about: the address of its description.
        shorten: makes its form of an object of a table.
    """

    version: str
    root: str
    about: str
    shorten: Callable[[Json, str], Json]


HSDS = Profile(
    "HSDS-3.1.0", "/hsds", "https://docs.openreferral.org/en/3.1/", lambda row, _table: row
)
ORUK = Profile("HSDS-UK-3.0", "/oruk", "https://docs.openreferraluk.org/en/latest/", as_oruk)


class Writer:
    """Writes organisations of a snapshot as objects.

    Args:
        snapshot: of the store.
        listing: of the same state.
        base_url: of this site.
        on: the day of writing.
        language: that words are wanted in; None for the original's.
        licence: of what no source has a licence of.
    """

    def __init__(
        self,
        snapshot: StoreSnapshot,
        listing: Listing,
        *,
        base_url: str,
        on: date,
        language: str | None = None,
        licence: str = "",
    ) -> None:
        self._snapshot = snapshot
        self._listing = listing
        self._base_url = base_url
        self._on = on
        self._language = language
        self.licence = licence

    def documents(self, keys: Iterable[UUID]) -> list[Organisation]:
        """Return documents, each once, in the version that is wanted."""
        wanted = [(key, self._listing.locale(key, self._language)) for key in dict.fromkeys(keys)]
        found = self._snapshot.documents(wanted)
        return [each for each in found if isinstance(each, Organisation)]

    def organizations(self, keys: Iterable[UUID]) -> Iterator[HsdsOrganization]:
        """Yield organisations with all that they have."""
        for document in self.documents(keys):
            yield to_hsds(
                document,
                on=self._on,
                words=self._words(document),
                address=self.address(document),
                licence=self.licence,
            )

    def address(self, document: Organisation) -> str:
        """Return the address of the page of an organisation."""
        language = spoken(document.locale)
        return self._base_url + addresses.item(language, document.kind, document.segment)

    def theme(self, key: UUID, locale: str) -> str:
        """Return the name of a theme."""
        link = self._snapshot.links([key], spoken(locale)).get(key)
        return link.title if link else str(key)

    def _words(self, document: Organisation) -> Words:
        language = spoken(document.locale)
        keys = {*document.themes, *(key for each in document.services for key in each.themes)}
        links = self._snapshot.links(keys, language)
        say = wording_in(INTERFACE_LANGUAGES[language]).translate
        return Words(say, {key: link.title for key, link in links.items()})

    def of_services(self, entries: Sequence[Entry]) -> Iterator[Json]:
        """Yield services with their organisation, in the order of their entries."""
        rows = {row.id: row for row in self._services(entries)}
        yield from (rows[entry.id].json_value() for entry in entries if entry.id in rows)

    def of_services_at_locations(self, entries: Sequence[Entry]) -> Iterator[Json]:
        """Yield services at locations with their service and its organisation."""
        rows = {
            at.id: at.model_copy(
                update={"service": service.model_copy(update={"service_at_locations": ()})}
            )
            for service in self._services(entries)
            for at in service.service_at_locations
        }
        yield from (rows[entry.id].json_value() for entry in entries if entry.id in rows)

    def _services(self, entries: Iterable[Entry]) -> Iterator[HsdsService]:
        for organization in self.organizations(entry.organisation for entry in entries):
            alone = organization.model_copy(update={"services": ()})
            for service in organization.services:
                yield service.model_copy(update={"organization": alone})

    def of_organisations(
        self, entries: Iterable[Entry], *, has_full_services: bool
    ) -> Iterator[Json]:
        """Yield organisations, their services in short unless all of them is wanted."""
        for organization in self.organizations(entry.organisation for entry in entries):
            row = organization.json_value()
            if "services" in row and not has_full_services:
                row["services"] = [listed(service) for service in row["services"]]
            yield row


def spoken(locale: str) -> str:
    """Return the interface language that goes with a version."""
    return locale if locale in INTERFACE_LANGUAGES else DEFAULT_LANGUAGE


def answering(snapshot: StoreSnapshot) -> dict[UUID, frozenset[UUID]]:
    """Return the themes that answer each need, by its identifier; and those that answer any."""
    needs = {each.key: each.themes for each in needs_of(snapshot, DEFAULT_LANGUAGE).every}
    return needs | {NEEDS.id: frozenset[UUID]().union(*needs.values())}


def only(
    entries: Sequence[Entry], form: ListForm, needs: Mapping[UUID, frozenset[UUID]]
) -> Sequence[Entry]:
    """Return the entries that are asked for, all but words.

    ``needs`` are those of ``answering``: an entry has a term that is a need by its themes.
    """
    if not form.narrows:
        return entries
    terms = [needs.get(term, frozenset({term})) for term in form.terms]
    found = [
        each
        for each in entries
        if _fits(each, form) and not any(each.terms.isdisjoint(one_of) for one_of in terms)
    ]
    if form.near is None:
        return found
    distances = distances_km(Points.of([each.position for each in found]), form.near.middle)
    near = form.near.kilometres
    return [each for each, far in zip(found, distances, strict=True) if far <= near]


def _fits(entry: Entry, form: ListForm) -> bool:
    return (
        (form.organisation is None or entry.organisation == form.organisation)
        and (form.modified_after is None or entry.changed_at >= form.modified_after)
        and _is_at_least(entry.minimum_age, form.minimum_age)
        and _is_at_most(entry.maximum_age, form.maximum_age)
        and _is_open(entry, form)
    )


def _is_at_least(age: int | None, wanted: int | None) -> bool:
    return wanted is None or (age is not None and age >= wanted)


def _is_at_most(age: int | None, wanted: int | None) -> bool:
    return wanted is None or (age is not None and age <= wanted)


def _is_open(entry: Entry, form: ListForm) -> bool:
    if (form.weekday, form.opens_from, form.closes_until) == (None, None, None):
        return True
    return any(
        form.weekday in (None, each.weekday)
        and each.opens >= (form.opens_from or 0)
        and (form.closes_until is None or each.closes <= form.closes_until)
        for each in entry.times
    )


def with_words(search: Search, text: SearchText, language: str | None) -> frozenset[UUID]:
    """Return the keys of organisations that have all words, in any of their services."""
    keys: set[UUID] = set()
    for page in range(1, MOST_FOUND // MAXIMUM_PER_PAGE + 1):
        query = Query(
            reader=language or DEFAULT_LANGUAGE,
            text=text,
            filters={"kind": (KIND,)},
            page=page,
            per_page=MAXIMUM_PER_PAGE,
            repair=False,
        )
        results = search(query)
        keys |= {hit.key for hit in results.hits if hit.has_all and not hit.is_related}
        if page >= results.pages:
            break
    return frozenset(keys)


@dataclass(frozen=True)
class Slice:
    """A slice is the part of a list that one page shows.

    ``next_after`` is the identifier behind which the next page begins; None on the last one.
    """

    entries: Sequence[Entry]
    total: int
    page: int
    pages: int
    next_after: UUID | None


def slice_of(entries: Sequence[Entry], form: ListForm) -> Slice:
    """Return a page of entries, which are in the order of their identifiers."""
    start = (form.page - 1) * form.per_page
    if form.after is not None:
        start = bisect_right(entries, form.after, key=lambda each: each.id)
    shown = entries[start : start + form.per_page]
    has_more = start + form.per_page < len(entries)
    return Slice(
        entries=shown,
        total=len(entries),
        page=-(-start // form.per_page) + 1,
        pages=max(1, -(-len(entries) // form.per_page)),
        next_after=shown[-1].id if shown and has_more else None,
    )


def page_of(part: Slice, contents: list[Json]) -> Json:
    """Return a page as the standard has it."""
    return {
        "total_items": part.total,
        "total_pages": part.pages,
        "page_number": part.page,
        "size": len(contents),
        "first_page": part.page == 1,
        "last_page": part.next_after is None,
        "empty": not contents,
        "contents": contents,
    }


def one_of(entries: tuple[Entry, ...], identifier: UUID) -> list[Entry]:
    """Return the entry with an identifier, or none."""
    found = with_id(entries, identifier)
    return [found] if found else []


def all_taxonomies() -> list[Json]:
    """Return our vocabularies."""
    return [taxonomies.taxonomy(each).json_value() for each in (NEEDS, THEMES, *VOCABULARIES)]


def all_terms(snapshot: StoreSnapshot, language: str | None) -> list[HsdsTaxonomyTerm]:
    """Return needs in their order, themes by their names, then closed vocabularies in theirs."""
    say = wording_in(INTERFACE_LANGUAGES[language or DEFAULT_LANGUAGE]).translate
    keys = {key for key, _locale in snapshot.versions_of_kind(ALL_THEMES)}
    themes = [
        _theme(versions, language or DEFAULT_LANGUAGE)
        for versions in snapshot.versions(sorted(keys)).values()
    ]
    closed = [
        taxonomies.term(vocabulary, value, say)
        for vocabulary in VOCABULARIES
        for value in vocabulary.labels
    ]
    themes.sort(key=lambda each: (each.name, each.id))
    name_of = {each.id: each.name for each in themes}
    needs = [
        taxonomies.need(
            each.key,
            each.code,
            each.label,
            [name for key, name in name_of.items() if key in each.themes],
        )
        for each in needs_of(snapshot, language or DEFAULT_LANGUAGE).every
    ]
    return [*needs, *themes, *closed]


def _theme(versions: Iterable[object], language: str) -> HsdsTaxonomyTerm:
    terms = {each.locale: each for each in versions if isinstance(each, Term)}
    best = terms[best_version(language, terms)]
    return taxonomies.theme(best.key, best.title, best.summary)
