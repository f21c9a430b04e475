"""Writes the exceptional days of places as a calendar (iCalendar, RFC 5545)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit

from content_models.hours import Hours, Interval
from content_models.hours.exceptional import DAYS_AHEAD, ExceptionalDays, exceptional_days
from content_models.kinds.organisation import Organisation
from content_models.places import Location
from content_models.references import short_id
from content_models.vocabularies import message
from portal.directory.content_lines import text, written
from portal.reading.opening_states import CLOSURE_REASONS, DAY_REASONS
from portal.reading.wording import Wording

CALENDAR = message("%(name)s: exceptional days")
CLOSED = message("Closed: %(name)s")
OPEN = message("Open: %(name)s")
UNTIL_FURTHER_NOTICE = message("until further notice")
PRODUCT = "-//INSERT//Directory//EN"


def calendar_of_exceptions(
    document: Organisation, locations: Iterable[Location], words: Wording, page: str, on: date
) -> bytes:
    """Return the exceptional days of some locations, as a calendar.

    It begins ``on`` a day and goes on for twelve months. ``page`` is the absolute address of the
    organisation's page.
    """
    name = words.translate(CALENDAR) % {"name": document.title}
    events = (
        line
        for location in locations
        if location.hours is not None
        for line in _events(document, location, location.hours, words, page, on)
    )
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "METHOD:PUBLISH")
    return written((*head, f"X-WR-CALNAME:{text(name)}", *events, "END:VCALENDAR"))


def _events(
    document: Organisation, location: Location, hours: Hours, words: Wording, page: str, on: date
) -> Iterator[str]:
    owner = short_id(location.key or document.key)
    town = f"{location.postcode} {location.place}".strip()
    place = ", ".join(filter(None, (location.name, location.address, town)))
    for days in exceptional_days(hours, on):
        stretches = [_stretch(hours, days, each) for each in days.intervals] or [_whole(days, on)]
        for number, (begins, ends) in enumerate(stretches):
            identity = f"{days.first:%Y%m%d}-{days.reason.value}-{number}-{owner}"
            yield "BEGIN:VEVENT"
            yield f"UID:{identity}@{urlsplit(page).hostname}"
            yield f"DTSTAMP:{_in_utc(document.updated_at)}"
            yield from (f"DTSTART{begins}", f"DTEND{ends}")
            yield f"SUMMARY:{text(_summary(document, days, words))}"
            yield f"LOCATION:{text(place)}"
            yield f"URL:{page}"
            # Who has it in a calendar stays free: it is somebody else's day.
            yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _whole(days: ExceptionalDays, on: date) -> tuple[str, str]:
    """Return whole days, which for a calendar end on the day after."""
    last = days.last or on + timedelta(days=DAYS_AHEAD)
    return f";VALUE=DATE:{days.first:%Y%m%d}", f";VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"


def _stretch(hours: Hours, days: ExceptionalDays, interval: Interval) -> tuple[str, str]:
    midnight = datetime.combine(days.first, time(), tzinfo=hours.zone)
    begins, ends = (
        # As a clock on the wall shows it, also on the day when clocks change.
        midnight + timedelta(minutes=minutes)
        for minutes in (interval.opens, interval.closes)
    )
    return f":{_in_utc(begins)}", f":{_in_utc(ends)}"


def _in_utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _summary(document: Organisation, days: ExceptionalDays, words: Wording) -> str:
    sentence = words.translate(OPEN if days.intervals else CLOSED) % {"name": document.title}
    reason = CLOSURE_REASONS.get(days.closure.reason) if days.closure else None
    reason = reason or DAY_REASONS.get(days.reason)
    until = UNTIL_FURTHER_NOTICE if days.last is None else None
    named = [words.translate(each) for each in (reason, until) if each]
    return f"{sentence} ({', '.join(named)})" if named else sentence
