"""Makes one page of a list.

That takes a search, the documents behind the hits, and the ways on from there.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from content_models.documents import Sectioned
from content_models.kinds import Document
from content_models.published.reading import StoreSnapshot
from portal.listing.asked import Asked
from portal.listing.checked import stale_before
from portal.listing.choices import Choice, Choices
from portal.listing.distances import distance_of, reaches
from portal.listing.forms import EXACT, NEED, ListingForm
from portal.listing.map_view import AT
from portal.listing.models import (
    Card,
    Chip,
    FacetGroup,
    FacetOption,
    Listing,
    NeedOffer,
    NumberField,
    Offer,
    OfferFilters,
    Pager,
    Reason,
    SortChoice,
)
from portal.listing.needs import Needs
from portal.listing.numbers import offered_numbers
from portal.listing.offered import offer_filters, wanted_in
from portal.listing.surroundings import NEAR, need_offers, surroundings
from portal.listing.where import Where, title_of, where
from portal.reading import addresses
from portal.reading.missing import PastTheEndError
from portal.reading.sorting import sort_key
from portal.reading.wording import Wording
from portal.web.now import now
from portal.web.parameters import WHERE_FIELDS
from search.analysis.tokens import words
from search.gazetteer.finding import COUNTRY_OF_LANGUAGE
from search.query import MAXIMUM_PAGE, NUMBER_FIELDS, OFFER_FIELDS, Query, Sort
from search.results import Fragment, Hit, Results
from search.searcher import Searcher
from search.vicinity import Vicinity

FIELDS_OF_DIRECTORY = ("place", "spoken", "audience", NEED)
"""Fields of organisations alone, by which the directory can be narrowed."""
MOST_OFFERS = 4
"""Filters offered at once: *cooperative* is the name of seven legal forms."""


@dataclass(frozen=True)
class Scope:
    """A scope says what a list holds, and how readers may narrow it.

    Attributes:
        address: gives the list's address in a language, with parameters.
        facets: the fields that readers may choose from, in the order of the page.
        fixed: filters that always hold.
        with_numbers: the kinds of which readers may say how long, and for how many.
        sorts: the orders that readers may choose from.
        usual: the order without words.
        is_local: whether readers say what they need, and where they are.
        beside: gives the address of the same list in its other view; None where there is one.
        is_map: whether this view has a map, whose parts narrow the list.
    """

    address: Callable[[str, Iterable[tuple[str, str]]], str]
    facets: tuple[str, ...]
    fixed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    with_numbers: tuple[str, ...] = ()
    sorts: tuple[Sort, ...] = (Sort.RELEVANCE, Sort.NEWEST, Sort.TITLE)
    usual: Sort = Sort.NEWEST
    is_local: bool = False
    beside: Callable[[str, Iterable[tuple[str, str]]], str] | None = None
    is_map: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the fields by which readers may narrow the list."""
        numbers = NUMBER_FIELDS if self.with_numbers else ()
        local = (NEED, *OFFER_FIELDS, *WHERE_FIELDS) if self.is_local else ()
        return (*self.facets, *numbers, *local, *((AT,) if self.is_map else ()))

    @property
    def parameters(self) -> tuple[str, ...]:
        """Return the parameters of the list's address."""
        return ("q", *self.fields, EXACT, "sort", "page")


def list_items(
    snapshot: StoreSnapshot, searcher: Searcher, wording: Wording, form: ListingForm, scope: Scope
) -> Listing:
    """Return the page of a list that a form asks for.

    Raises:
        PastTheEndError: the form asks for a page that does not exist.
    """
    choices = Choices(snapshot, wording, searcher)
    chosen = _chosen(choices, form)
    found_where = where(form.asked, wording.code)
    place = found_where if isinstance(found_where, Where) else None
    # Beyond this no list goes; asking for its last page instead tells how far it does.
    page = min(form.page, MAXIMUM_PAGE)
    query = _query(wording.code, form, scope, chosen, page)
    query = _with_need(_with_place(query, form, scope, place), chosen, choices)
    if scope.is_local:
        query = replace(query, wanted=wanted_in(form))
    results = searcher.search(query)
    if results.is_of_its_time:
        now()  # ties the page to its slot

    def address(changed: ListingForm) -> str:
        return scope.address(wording.code, changed.parameters())

    spoken = _spoken(results, wording, form) if scope.is_local else ()
    last = max(1, results.pages)
    if form.page > last:
        raise PastTheEndError(address(form.at_page(last)))
    return Listing(
        path=scope.address(wording.code, ()),
        typed=form.text.typed,
        has_words=not form.text.is_empty,
        was_cut=form.text.was_cut,
        sort=form.sort if form.sort in scope.sorts else None,
        total=results.total,
        cards=cards(
            snapshot,
            results.hits,
            wording.code,
            typed=form.text.typed,
            vicinity=_vicinity(place, results),
        ),
        groups=_groups(choices, results, scope, chosen, without=("spoken",) if spoken else ()),
        chips=(*_chips(form, chosen, address), *_place_chip(form, place, wording, address)),
        repairs=results.repairs,
        sorts=_sorts(query.sort, form, scope, place, address),
        pager=_pager(form, results, address),
        address_without_filters=address(form.without_filters()),
        address_as_typed=address(form.as_typed()),
        numbers=_numbers(form, results, scope, chosen),
        with_most=results.with_most,
        related=results.related,
        is_mixed=results.is_mixed,
        spellings=_spellings(results, form, address),
        offers=_offers(choices, results, scope, chosen, form, address),
        surroundings=surroundings(form, found_where, results.circle, wording, address)
        if scope.is_local
        else None,
        needs=_needs(choices.needs, results, form, address)
        if scope.is_local and not form.narrows
        else (),
        hidden=_hidden(form),
        spoken=spoken,
        offered=offer_filters(snapshot, searcher, query, results, form, wording, address)
        if scope.is_local
        else OfferFilters(),
        answered=results.answered,
        address_beside=scope.beside(wording.code, form.on_map(None).parameters())
        if scope.beside
        else "",
    )


def _needs(
    needs: Needs,
    results: Results,
    form: ListingForm,
    address: Callable[[ListingForm], str],
) -> tuple[NeedOffer, ...]:
    def address_of(code: str) -> str:
        return address(form.choosing(NEED, code))

    return need_offers(needs, results.facets.get("theme", ()), address_of)


def _spoken(results: Results, wording: Wording, form: ListingForm) -> tuple[FacetOption, ...]:
    """Return the languages of which a reader may choose one; none where several are chosen."""
    chosen = form.chosen.get("spoken", ())
    return () if len(chosen) > 1 else spoken_languages(results, wording, chosen)


def spoken_languages(
    results: Results, wording: Wording, chosen: Iterable[str] = ()
) -> tuple[FacetOption, ...]:
    """Return all languages spoken, by name, each also called as it calls itself."""
    count_of = dict.fromkeys(chosen, 0)
    counts = {each.value: each.count for each in results.facets.get("spoken", ())}
    named = [
        FacetOption(tag, _in_both(tag, wording), count, tag in count_of)
        for tag, count in (count_of | counts).items()
    ]
    named.sort(key=lambda each: sort_key(each.label, wording.code))
    return tuple(named)


def _in_both(tag: str, wording: Wording) -> str:
    name, own = wording.language_title(tag), wording.own_name(tag)
    return f"{name} – {own}" if own else name


def cards(
    snapshot: StoreSnapshot,
    hits: Iterable[Hit],
    language: str,
    *,
    typed: str = "",
    vicinity: Vicinity | None = None,
) -> tuple[Card, ...]:
    """Return the documents behind hits, as cards.

    One taken away since the index was last written is left out. Where words were typed, each card
    says why it is there, and leads to the part of the page that is called so. In a vicinity, it
    says how far it is.
    """
    by_version = {(hit.key, hit.locale): hit for hit in hits}
    found = list(snapshot.documents(list(by_version)))
    needs = {each.key: each.themes for each in found if isinstance(each, Sectioned)}
    named = {key for hit in by_version.values() for key in hit.themes}
    themes = snapshot.links(named.union(*needs.values()), language)
    looked_for = set(words(typed))
    return tuple(
        Card(
            document=document,
            address=addresses.item(language, document.kind, document.segment)
            + _part_called(document, looked_for),
            title=hit.title or (Fragment(document.title),),
            excerpt=hit.excerpt,
            themes=tuple(themes[key].title for key in hit.themes if key in themes),
            has_all=hit.has_all,
            is_related=hit.is_related,
            reasons=tuple(_reasons(hit, language)) if looked_for else (),
            details=_details(hit),
            needs=tuple(themes[key] for key in needs.get(document.key, ()) if key in themes),
            distance=distance_of(document, vicinity),
            reaches=reaches(document, vicinity),
        )
        for document in found
        for hit in (by_version[document.key, document.locale],)
    )


def _part_called(document: Document, looked_for: set[str]) -> str:
    """Return the anchor of the part whose name has most of the words."""
    if not looked_for or not isinstance(document, Sectioned):
        return ""
    shared = [(len(looked_for & set(words(name))), anchor) for name, anchor in document.sections]
    most = max((number for number, _anchor in shared), default=0)
    return next((f"#{anchor}" for number, anchor in shared if number == most), "") if most else ""


def _reasons(hit: Hit, language: str) -> Iterator[Reason]:
    found_in = {
        Reason.TITLE: any(each.is_match for each in hit.title),
        Reason.TEXT: any(each.is_match for each in hit.excerpt),
        Reason.THEME: "theme" in hit.named,
        Reason.DETAILS: bool(_details(hit)),
        Reason.OTHERWISE: hit.says_otherwise,
    }
    yield from (reason for reason, is_one in found_in.items() if is_one)
    if not any(found_in.values()):
        yield Reason.MEANING if hit.is_related else Reason.ELSEWHERE
    if hit.locale == language:
        yield Reason.LANGUAGE


def _details(hit: Hit) -> tuple[str, ...]:
    return tuple(field for field in hit.named if field != "theme")


def _chosen(choices: Choices, form: ListingForm) -> dict[str, dict[str, Choice | None]]:
    return {
        name: {value: choices.choice(name, value) for value in values}
        for name, values in form.chosen.items()
    }


def _known(values: dict[str, Choice | None] | None) -> tuple[Choice, ...]:
    return tuple(choice for choice in (values or {}).values() if choice is not None)


def _query(
    language: str,
    form: ListingForm,
    scope: Scope,
    chosen: dict[str, dict[str, Choice | None]],
    page: int,
) -> Query:
    values = {
        name: tuple(choice.indexed for choice in _known(found)) for name, found in chosen.items()
    }
    numbers = {name: int(values[name][0]) for name in NUMBER_FIELDS if values.get(name)}
    return Query(
        reader=language,
        text=form.text,
        filters={name: values[name] for name in scope.facets if values.get(name)} | scope.fixed,
        max_minutes=numbers.get("max_minutes"),
        group_size=numbers.get("group_size"),
        facets=scope.facets,
        stale_before=stale_before() if _may_hold_organisations(values, scope) else None,
        sort=_sort(form, scope),
        page=page,
        bounds=form.at.bounds if form.at else None,
        repair=not form.is_exact,
    )


def _may_hold_organisations(values: dict[str, tuple[str, ...]], scope: Scope) -> bool:
    """True unless the kinds asked for are others: only organisations are checked."""
    kinds = scope.fixed.get("kind") or values.get("kind")
    return not kinds or "organisation" in kinds


def _sort(form: ListingForm, scope: Scope, usual: Sort | None = None) -> Sort:
    """Return the order asked for, or else the usual one."""
    if form.sort in scope.sorts:
        return form.sort
    return (usual or scope.usual) if form.text.is_empty else Sort.RELEVANCE


def _with_place(query: Query, form: ListingForm, scope: Scope, place: Where | None) -> Query:
    """Return a query of what is near, the reader's country first."""
    if not scope.is_local:
        return query
    if place is None:
        sort = scope.usual if query.sort is Sort.NEAREST else query.sort
        return replace(query, sort=sort, country=COUNTRY_OF_LANGUAGE.get(query.reader, ""))
    near = place.vicinity
    return replace(
        query, near=near, country=near.country, sort=_sort(form, scope, usual=Sort.NEAREST)
    )


def _with_need(
    query: Query, chosen: dict[str, dict[str, Choice | None]], choices: Choices
) -> Query:
    """Return a query of what answers one of some needs.

    Themes that are chosen are narrower than that.
    """
    needs = _known(chosen.get(NEED))
    if not needs or "theme" in query.filters:
        return query
    themes = {str(each) for need in needs for each in choices.needs.codes[need.indexed].themes}
    # Without a theme for it, nothing answers it.
    answering = tuple(sorted(themes)) or (needs[0].value,)
    return replace(query, filters=query.filters | {"theme": answering})


def _vicinity(place: Where | None, results: Results) -> Vicinity | None:
    """Return where the reader is, with the circle that was looked at."""
    if place is None or results.circle is None:
        return None
    return place.vicinity.within(results.circle.kilometres)


def _hidden(form: ListingForm) -> tuple[tuple[str, str], ...]:
    """Return the needs, which the form keeps."""
    return tuple((NEED, value) for value in form.chosen.get(NEED, ()))


def _place_chip(
    form: ListingForm,
    place: Where | None,
    wording: Wording,
    address: Callable[[ListingForm], str],
) -> Iterator[Chip]:
    if place:
        named = title_of(place.place, wording.code)
        label = wording.translate(NEAR) % {"place": named}
        yield Chip("near", label, address(form.at_place(Asked())))


def _groups(
    choices: Choices,
    results: Results,
    scope: Scope,
    chosen: dict[str, dict[str, Choice | None]],
    without: Collection[str],
) -> tuple[FacetGroup, ...]:
    groups = (
        choices.group(name, results.facets.get(name, ()), _known(chosen.get(name)))
        for name in scope.facets
        if name not in without
    )
    return tuple(group for group in groups if group.options)


def _numbers(
    form: ListingForm,
    results: Results,
    scope: Scope,
    chosen: dict[str, dict[str, Choice | None]],
) -> tuple[NumberField, ...]:
    kinds = frozenset(choice.indexed for choice in _known(chosen.get("kind")))
    return offered_numbers(form, results, kinds, scope.with_numbers)


def _chips(
    form: ListingForm,
    chosen: dict[str, dict[str, Choice | None]],
    address: Callable[[ListingForm], str],
) -> tuple[Chip, ...]:
    return tuple(
        Chip(
            field=name,
            label=choice.label if choice else value,
            address_without=address(form.without(name, value)),
            is_known=choice is not None,
        )
        for name, values in chosen.items()
        for value, choice in values.items()
    )


def _offers(
    choices: Choices,
    results: Results,
    scope: Scope,
    chosen: dict[str, dict[str, Choice | None]],
    form: ListingForm,
    address: Callable[[ListingForm], str],
) -> tuple[Offer, ...]:
    """Return the filters that the words name and that are not chosen yet.

    One that this list lacks leads to the directory.
    """
    named = (
        (field, choice)
        for field, value in results.named
        if field in scope.facets or field in FIELDS_OF_DIRECTORY
        for choice in choices.of_index(field, value)
    )
    offers = [
        Offer(
            choice.label,
            address(form.choosing(field, choice.value))
            if field in scope.fields
            else addresses.directory(choices.language, [(field, choice.value)]),
        )
        for field, choice in named
        if choice.value not in chosen.get(field, {})
    ]
    return tuple(offers[:MOST_OFFERS])


def _spellings(
    results: Results, form: ListingForm, address: Callable[[ListingForm], str]
) -> tuple[Offer, ...]:
    """Return what may have been meant, each a way to type the whole text."""
    meant = (form.meaning(repair) for repair in results.offered)
    return tuple(Offer(each.text.typed, address(each)) for each in meant)


def _sorts(
    current: Sort,
    form: ListingForm,
    scope: Scope,
    place: Where | None,
    address: Callable[[ListingForm], str],
) -> tuple[SortChoice, ...]:
    useless = {Sort.RELEVANCE if form.text.is_empty else None, None if place else Sort.NEAREST}
    offered = [sort for sort in scope.sorts if sort not in useless]
    return tuple(
        SortChoice(sort, address(form.sorted_by(sort)), sort == current) for sort in offered
    )


def _pager(form: ListingForm, results: Results, address: Callable[[ListingForm], str]) -> Pager:
    page, pages = form.page, max(1, results.pages)
    return Pager(
        page=page,
        pages=pages,
        previous=address(form.at_page(page - 1)) if page > 1 else "",
        following=address(form.at_page(page + 1)) if page < pages else "",
    )
