"""Narrows the directory by when somebody is open and how one may come.

All that a reader chooses holds for one service at one place (``search.offers``).
"""

from collections.abc import Callable, Mapping

from content_models.help import Condition
from content_models.published.reading import StoreSnapshot
from content_models.vocabularies import message
from portal.listing.forms import YES, ListingForm
from portal.listing.models import FacetOption, NextOpening, OfferFilters
from portal.reading import addresses
from portal.reading.opening_states import opening_at
from portal.reading.wording import Wording
from portal.web.now import slot_to_look_up
from search.openings import Open, Wanted
from search.query import OPEN, Query
from search.results import Results
from search.searcher import FIRST_CIRCLE_KM, Searcher

OPEN_LABELS = {
    Open.NOW: message("Open now"),
    Open.EVENING: message("Open this evening"),
    Open.WEEKEND: message("Open at the weekend"),
    Open.UNKNOWN: message("Opening hours not known"),
}
CONDITION_LABELS = {
    Condition.FREE: message("Free of charge"),
    Condition.WALK_IN: message("Without an appointment"),
    Condition.WHEELCHAIR: message("Accessible by wheelchair"),
    Condition.REMOTE: message("By phone or online"),
}
Address = Callable[[ListingForm], str]


def label_of_offer(field: str, value: str, wording: Wording) -> str | None:
    """Return what is chosen by a value of ``OFFER_FIELDS``; None where it means nothing."""
    if field == OPEN:
        return wording.translate(OPEN_LABELS[Open(value)]) if value in set(Open) else None
    return wording.translate(CONDITION_LABELS[Condition(field)]) if value == YES else None


def wanted_in(form: ListingForm, *, counts_times: bool = True) -> Wanted:
    """Return what a form wants of one offer now, without unknown values."""
    when = form.chosen.get(OPEN, ("",))[0]
    return Wanted(
        slot_to_look_up(),
        frozenset(each for each in Condition if form.chosen.get(each) == (YES,)),
        Open(when) if when in set(Open) else None,
        counts_times,
    )


def offer_filters(
    snapshot: StoreSnapshot,
    searcher: Searcher,
    query: Query,
    results: Results,
    form: ListingForm,
    wording: Wording,
    address: Address,
) -> OfferFilters:
    """Return the times and conditions to choose from, and what to tell beside."""
    wanted = query.wanted or wanted_in(form)
    has_time = wanted.open not in (None, Open.UNKNOWN)
    without_hours = results.choices.get(Open.UNKNOWN, 0) if has_time else 0
    return OfferFilters(
        times=_times(wanted, results.choices, wording),
        conditions=_conditions(wanted, results.choices, wording),
        without_hours=without_hours,
        address_without_hours=address(form.with_only(OPEN, Open.UNKNOWN)) if without_hours else "",
        next_opening=_next_opening(snapshot, searcher, query, results, wording),
    )


def _times(wanted: Wanted, counts: Mapping[str, int], wording: Wording) -> tuple[FacetOption, ...]:
    """Return the times to choose from; hours not known only where they are looked at."""
    options = [
        FacetOption(when, wording.translate(label), counts.get(when, 0), when is wanted.open)
        for when, label in OPEN_LABELS.items()
        if when is not Open.UNKNOWN or when is wanted.open
    ]
    return tuple(options) if any(each.count or each.is_chosen for each in options) else ()


def _conditions(
    wanted: Wanted, counts: Mapping[str, int], wording: Wording
) -> tuple[FacetOption, ...]:
    options = (
        FacetOption(each, wording.translate(label), counts.get(each, 0), each in wanted.conditions)
        for each, label in CONDITION_LABELS.items()
    )
    return tuple(each for each in options if each.count or each.is_chosen)


def _next_opening(
    snapshot: StoreSnapshot,
    searcher: Searcher,
    query: Query,
    results: Results,
    wording: Wording,
) -> NextOpening | None:
    """Return what opens next where nobody is open now, or nobody near."""
    is_far = bool(results.circle and results.circle.was_widened)
    has_some = bool(results.total or results.with_most) and not is_far
    if query.wanted is None or query.wanted.open is not Open.NOW or has_some:
        return None
    found = searcher.next_opening(query)
    opened = snapshot.document(found.key, found.locale) if found else None
    sentence = opening_at(wording, opened, found.at) if found and opened else None
    if opened is None or sentence is None:
        return None
    circle = (query.near.circle_km or FIRST_CIRCLE_KM) if query.near else None
    return NextOpening(
        opened.title,
        opened.locale_of("title"),
        addresses.item(wording.code, opened.kind, opened.segment),
        sentence,
        int(circle) if circle else None,
    )
