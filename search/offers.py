"""Says what organisations offer, so that all conditions hold for one offer.

An offer is one service at one place. An index holds it as texts: the conditions that it meets in
every combination (``free``, ``free+wheelchair``), so that any of them is one look; and all that it
meets with its hours (``free+wheelchair@{…}``), of which ``openings`` knows who is open. What has no
known hours at all is marked (``free@``), to be counted.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from itertools import chain, combinations

from content_models.help import Accessibility, Condition, Delivery, Fee, Status, WayToCome
from content_models.hours import Hours
from content_models.kinds.organisation import Organisation
from content_models.places import Location
from content_models.services import Service

HOURS_MARK = "@"
_BETWEEN = "+"
_REMOTE = frozenset({Delivery.BY_PHONE, Delivery.ONLINE})
_LONGEST_HOURS = 8_000
"""In characters; engines refuse longer terms. A hundred special days have fewer."""

Offer = tuple[frozenset[Condition], str]
"""The conditions that an offer meets, and its hours as text; empty where they are not known."""


def offers_of(document: Organisation) -> tuple[str, ...]:
    """Return what an organisation at work offers, as an index holds it."""
    if not document.is_at_work:
        return ()
    offers = list(dict.fromkeys(_offers(document)))
    plain = dict.fromkeys(chain.from_iterable(_combinations(met) for met, _ in offers))
    timed = (timed_offer(met, hours) for met, hours in offers if hours)
    unknown = () if any(hours for _, hours in offers) else map(offer_without_hours, plain)
    return (*map(offer, filter(None, plain)), *timed, *unknown)


def offer(conditions: Collection[Condition]) -> str:
    """Return conditions as an index holds them, in one order."""
    return _BETWEEN.join(sorted(conditions))


def offer_without_hours(conditions: Collection[Condition]) -> str:
    """Return conditions met by what has no known hours, as an index holds them."""
    return offer(conditions) + HOURS_MARK


def timed_offer(conditions: Collection[Condition], hours: str) -> str:
    """Return all conditions that an offer meets, with its hours, as an index holds it."""
    return offer(conditions) + HOURS_MARK + hours


def is_timed(text: str) -> bool:
    """True if an offer of an index has hours."""
    return bool(text.partition(HOURS_MARK)[2])


def read_offer(text: str) -> tuple[frozenset[str], str]:
    """Return the conditions that an offer of an index meets, and its hours as text."""
    met, _, hours = text.partition(HOURS_MARK)
    return frozenset(met.split(_BETWEEN)), hours


def _offers(document: Organisation) -> Iterator[Offer]:
    """Yield every place itself, and each service at work at each of its places."""
    for location in document.locations:
        yield frozenset(_at_location(location)), _known(location.hours)
    for service in document.services:
        if service.status in (None, Status.ACTIVE):
            yield from _of_service(document, service)


def _of_service(document: Organisation, service: Service) -> Iterator[Offer]:
    own_hours = {location.key: hours for location, hours in document.hours_of(service)}
    own = frozenset(_of_any_location(service))
    locations = document.locations_of(service)
    for location in locations:
        hours = own_hours.get(location.key, location.hours)
        yield own.union(_at_location(location)), _known(hours)
    if not locations:
        yield own, ""


def _of_any_location(service: Service) -> Iterable[Condition]:
    if service.fee is Fee.FREE:
        yield Condition.FREE
    if WayToCome.WALK_IN in service.ways:
        yield Condition.WALK_IN
    if not _REMOTE.isdisjoint(service.delivery):
        yield Condition.REMOTE


def _at_location(location: Location) -> Iterable[Condition]:
    if Accessibility.WHEELCHAIR in location.accessibility:
        yield Condition.WHEELCHAIR


def _known(hours: Hours | None) -> str:
    """Return what matters of hours to know when it is open, in one order.

    It is empty where they say neither a time nor that one needs an appointment.
    """
    if hours is None or not _says_something(hours):
        return ""
    facts = hours.model_dump(mode="json", exclude_defaults=True, exclude={"note"})
    text = json.dumps(facts, sort_keys=True, separators=(",", ":"))
    return text if len(text) <= _LONGEST_HOURS else ""


def _says_something(hours: Hours) -> bool:
    is_regular = hours.week is not None or hours.by_appointment
    return is_regular or bool(hours.seasons or hours.special_days)


def _combinations(met: Collection[Condition]) -> Iterator[tuple[Condition, ...]]:
    ordered = sorted(met)
    for size in range(len(ordered) + 1):
        yield from combinations(ordered, size)
