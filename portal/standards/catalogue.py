"""Knows the services of the directory in the order of their identifiers.

The store finds documents by key and cannot page through what is inside them. So a light list is
kept in memory, and follows the store's change sequence: only what changed is read again.
"""

import threading
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from sys import intern
from typing import NamedTuple, TypeVar
from uuid import UUID

from content_models.exchange.hsds import taxonomies
from content_models.exchange.hsds.taxonomies import THEMES, Vocabulary
from content_models.exchange.hsds.writing import location_id, service_at_location_id
from content_models.exchange.originals import original_of
from content_models.hours.weekly import Hours
from content_models.kinds.organisation import Organisation
from content_models.languages import best_version
from content_models.places import Location
from content_models.published.reading import StoreSnapshot
from content_models.services import Service
from portal.standards.made_files import NotMadeYetError

T = TypeVar("T")
KIND = "organisation"
ROWS_READ_AT_ONCE = 100
PATIENCE_SECONDS = 3.0


class Position(NamedTuple):
    """A position in degrees: a tenth of the memory of a document's coordinates."""

    latitude: float
    longitude: float


class Time(NamedTuple):
    """A time is an interval of a weekday, in minutes after midnight.

    Weekdays count from Monday.
    """

    weekday: int
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry is an organisation, a service, or a service at a location.

    Attributes:
        id: its identifier.
        organisation: the key of its document.
        terms: identifiers of its terms, and of their taxonomies.
        changed_at: when its document last changed.
        minimum_age: in years; None where none is said.
        maximum_age: likewise.
        position: of its location.
        times: when it is open in a usual week.
    """

    id: UUID
    organisation: UUID
    terms: frozenset[UUID]
    changed_at: datetime
    minimum_age: int | None = None
    maximum_age: int | None = None
    position: Position | None = None
    times: frozenset[Time] = frozenset()


@dataclass(frozen=True, slots=True)
class Listed:
    """A listed organisation has its versions, and the entries of its original."""

    locales: frozenset[str]
    original: str
    organisation: Entry
    services: tuple[Entry, ...]
    at_locations: tuple[Entry, ...]


class Listing:
    """Holds all entries of one state of the store."""

    def __init__(self, listed: dict[UUID, Listed]) -> None:
        self._listed = listed

    def locale(self, key: UUID, language: str | None) -> str:
        """Return the version of an organisation to show: the original's, or a reader's best."""
        listed = self._listed[key]
        return best_version(language, listed.locales) if language else listed.original

    @cached_property
    def organisations(self) -> tuple[Entry, ...]:
        """Return all organisations by identifier."""
        return _by_id(each.organisation for each in self._listed.values())

    @cached_property
    def services(self) -> tuple[Entry, ...]:
        """Return all services by identifier."""
        return _by_id(entry for each in self._listed.values() for entry in each.services)

    @cached_property
    def at_locations(self) -> tuple[Entry, ...]:
        """Return all services at locations by identifier."""
        return _by_id(entry for each in self._listed.values() for entry in each.at_locations)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Return the languages in which something is said."""
        return tuple(sorted({tag for each in self._listed.values() for tag in each.locales}))


def with_id(entries: tuple[Entry, ...], identifier: UUID) -> Entry | None:
    """Return the entry with an identifier, or None."""
    before = bisect_right(entries, identifier, key=lambda each: each.id)
    found = entries[before - 1] if before else None
    return found if found is not None and found.id == identifier else None


def _by_id(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda each: each.id))


class Catalogue:
    """Keeps the listing of the latest state that was asked for; safe between threads."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._sequence: int | None = None
        self._listed: dict[UUID, Listed] = {}
        self._listing = Listing({})

    def listing(self, snapshot: StoreSnapshot) -> Listing:
        """Return the listing of a snapshot.

        Raises:
            NotMadeYetError: another request reads a large directory for the first time.
        """
        sequence = snapshot.state().sequence
        if not self._guard.acquire(timeout=PATIENCE_SECONDS):
            raise NotMadeYetError(KIND)
        try:
            if sequence != self._sequence:
                self._follow(snapshot, sequence)
            return self._listing
        finally:
            self._guard.release()

    def _follow(self, snapshot: StoreSnapshot, sequence: int) -> None:
        if self._sequence is None or sequence < self._sequence:
            keys = {key for key, _locale in snapshot.versions_of_kind(KIND)}
            self._listed = {}
        else:
            keys = snapshot.keys_changed_since(self._sequence)
        self._read(snapshot, sorted(keys))
        self._sequence = sequence
        self._listing = Listing(dict(self._listed))

    def _read(self, snapshot: StoreSnapshot, keys: list[UUID]) -> None:
        for start in range(0, len(keys), ROWS_READ_AT_ONCE):
            part = keys[start : start + ROWS_READ_AT_ONCE]
            versions = snapshot.versions(part)
            for key in part:
                found = [each for each in versions.get(key, ()) if isinstance(each, Organisation)]
                if found:
                    self._listed[key] = _listed(found)
                else:
                    self._listed.pop(key, None)


def _listed(versions: list[Organisation]) -> Listed:
    original = original_of(versions) or versions[0]
    return Listed(
        locales=_shared(frozenset(intern(each.locale) for each in versions)),
        original=intern(original.locale),
        organisation=Entry(
            id=original.key,
            organisation=original.key,
            terms=_terms_of_organisation(original),
            changed_at=original.updated_at,
        ),
        services=tuple(_service(original, each) for each in original.services),
        at_locations=tuple(
            entry for each in original.services for entry in _at_locations(original, each)
        ),
    )


def _service(document: Organisation, service: Service) -> Entry:
    own = {each.location: each.hours for each in service.at}
    return Entry(
        id=service.key,
        organisation=document.key,
        terms=_terms_of(service),
        changed_at=document.updated_at,
        minimum_age=service.minimum_age,
        maximum_age=service.maximum_age,
        times=_times(
            *(_own_hours(own, place) or place.hours for place in document.locations_of(service))
        ),
    )


def _own_hours(own: dict[UUID, Hours | None], place: Location) -> Hours | None:
    return own.get(place.key) if place.key else None


def _at_locations(document: Organisation, service: Service) -> Iterable[Entry]:
    offered = document.locations_of(service)
    own = {each.location: each.hours for each in service.at}
    for at, place in enumerate(document.locations):
        if place in offered:
            yield Entry(
                id=service_at_location_id(service.key, location_id(document, at)),
                organisation=document.key,
                terms=_terms_of(service),
                changed_at=document.updated_at,
                minimum_age=service.minimum_age,
                maximum_age=service.maximum_age,
                position=_position(place),
                times=_times(_own_hours(own, place) or place.hours),
            )


def _position(place: Location) -> Position | None:
    point = place.coordinates
    return Position(point.latitude, point.longitude) if point else None


def _terms_of(service: Service) -> frozenset[UUID]:
    fee = [service.fee] if service.fee else []
    return _terms(
        service.themes,
        (taxonomies.AUDIENCES, service.audiences),
        (taxonomies.WAYS, service.ways),
        (taxonomies.DELIVERIES, service.delivery),
        (taxonomies.FEES, fee),
    )


def _terms_of_organisation(document: Organisation) -> frozenset[UUID]:
    return _terms(
        document.themes,
        (taxonomies.AUDIENCES, document.audiences),
        (taxonomies.LEGAL_FORMS, [document.legal_form] if document.legal_form else []),
        (taxonomies.STATUSES, [document.status] if document.status else []),
    )


def _terms(themes: tuple[UUID, ...], *said: tuple[Vocabulary, Iterable[str]]) -> frozenset[UUID]:
    """Return the identifiers of terms, and those of their taxonomies."""
    found = set(themes)
    if themes:
        found.add(THEMES.id)
    for vocabulary, values in said:
        ids = {vocabulary.term_id(value) for value in values}
        found |= ids | ({vocabulary.id} if ids else set())
    return _shared(frozenset(found))


@lru_cache(maxsize=50_000)
def _shared(values: frozenset[T]) -> frozenset[T]:
    """Return equal sets as one object: many services have the same terms and times."""
    return values


def _times(*several: Hours | None) -> frozenset[Time]:
    """Return when hours are open in their usual weeks, those of seasons included."""
    weeks = [
        week
        for hours in several
        if hours is not None and not hours.doubtful
        for week in (hours.week, *(season.week for season in hours.seasons))
        if week is not None
    ]
    found = {
        Time(weekday, interval.opens, interval.closes)
        for week in weeks
        for weekday, intervals in enumerate(week.days)
        for interval in intervals
    }
    return _shared(frozenset(found))
