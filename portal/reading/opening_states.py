"""Says in the reader's language whether something is open now, and until when.

Never "open" when that is in doubt, never "closed" when it is not known.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache

from markupsafe import Markup, escape

from content_models.documents import BaseDocument
from content_models.hours import (
    ClosureReason,
    Hours,
    LocalMoment,
    Nearness,
    Reason,
    State,
    state,
)
from content_models.hours.evaluation import Status, local_moment
from content_models.kinds.organisation import Organisation
from content_models.places import Location
from content_models.vocabularies import message
from portal.reading.wording import Wording
from portal.web.now import now

OPEN, APPOINTMENT, CLOSED, ASK = "open", "appointment", "closed", "ask"
MARKS = {
    Status.OPEN_UNTIL: OPEN,
    Status.BY_APPOINTMENT: APPOINTMENT,
    Status.OPENS_AT: CLOSED,
    Status.CLOSED_FOR_HOLIDAY: CLOSED,
    Status.CLOSED_UNTIL_FURTHER_NOTICE: CLOSED,
    Status.SCHOOL_HOLIDAYS_NOT_KNOWN: ASK,
    Status.UNKNOWN: ASK,
}
RANKS = tuple(Status)
"""What helps a reader most comes first: open, then what opens next, then by appointment."""
_STATES_REMEMBERED = 5_000
NEARNESS = {Nearness.TODAY: message("today"), Nearness.TOMORROW: message("tomorrow")}
OPENS = message("Opens: %(when)s.")
CLOSURE_REASONS = {
    ClosureReason.HOLIDAYS: message("holidays"),
    ClosureReason.WORKS: message("building works"),
    ClosureReason.MOVING: message("moving"),
    ClosureReason.STAFF: message("too few staff"),
    ClosureReason.EVENT: message("an event"),
}
DAY_REASONS = {
    Reason.PUBLIC_HOLIDAY: message("public holiday"),
    Reason.SCHOOL_HOLIDAYS: message("school holidays"),
}
NOT_KNOWN = {
    Reason.PUBLIC_HOLIDAY: message("Perhaps closed for a public holiday. Ask before you come."),
    Reason.DOUBTFUL_TEXT: message("These hours are not certain. Ask before you come."),
    Reason.SCHOOL_HOLIDAYS: message("Hours may differ in school holidays. Ask before you come."),
}
HOURS_NOT_KNOWN = message("Hours today are not known. Ask before you come.")


@dataclass(frozen=True)
class OpeningState:
    """An opening state is a sentence on now, with its mark for the eye.

    ``place`` names where that is, if it must be told.
    """

    mark: str
    sentence: Markup
    place: str = ""


def clock(at: time) -> str:
    """Return a time as clocks in stations show it, in all languages: ``9:00``, ``17:30``."""
    return f"{at.hour}:{at.minute:02}"


def left_to_right(text: str) -> Markup:
    """Return digits that stay in order inside Arabic."""
    return Markup('<bdi dir="ltr">{}</bdi>').format(text)


def opening_state(words: Wording, hours: Hours) -> OpeningState:
    """Return the state of some hours now, which ties the page to this slot."""
    return _told(words, hours, now())


def opening_of_all(words: Wording, document: Organisation) -> OpeningState | None:
    """Return the state that helps a reader most among the hours of an organisation.

    None where no hours are told, or the organisation is not at work.
    """
    all_hours = document.all_hours if document.is_at_work else ()
    if not all_hours:
        return None
    at = now()
    place, hours = min(all_hours, key=lambda each: _rank(_state(each[1], at)))
    told = _told(words, hours, at)
    return replace(told, place=_name(place, [each for each, _hours in all_hours]))


@lru_cache(maxsize=_STATES_REMEMBERED)
def _state(hours: Hours, at: datetime) -> State:
    """Return the state of some hours in a slot, in which many pages tell it."""
    return state(hours, at)


def opening_at(words: Wording, document: BaseDocument, moment: datetime) -> Markup | None:
    """Return when an organisation opens next, by its own clocks.

    It ties the page to this slot. None where it is none, or has no hours any more.
    """
    if not isinstance(document, Organisation) or not document.all_hours:
        return None
    at = now()
    zones = [hours.zone for _, hours in document.all_hours if _opens(hours, at) == moment]
    zone = next(iter(zones), document.all_hours[0][1].zone)
    return _said(words, OPENS, when=_when(words, local_moment(zone, moment, at)))


def _opens(hours: Hours, at: datetime) -> datetime | None:
    found = _state(hours, at).opens
    return found.moment if found else None


def _name(place: Location, places: Iterable[Location]) -> str:
    """Return the name of a place, if there are several."""
    return (place.name or place.place) if len({each.key for each in places}) > 1 else ""


def _rank(found: State) -> tuple[int, float]:
    opens = found.opens.moment.timestamp() if found.opens else float("inf")
    return RANKS.index(found.status), opens


def _told(words: Wording, hours: Hours, at: datetime) -> OpeningState:
    found = _state(hours, at)
    today = at.astimezone(hours.zone).date()
    return OpeningState(MARKS[found.status], _sentence(words, found, today))


def _sentence(words: Wording, found: State, today: date) -> Markup:
    match found.status:
        case Status.OPEN_UNTIL:
            return _open(words, found)
        case Status.OPENS_AT:
            return _closed_for_now(words, found)
        case Status.BY_APPOINTMENT:
            return _by_appointment(words, found)
        case Status.CLOSED_FOR_HOLIDAY:
            return _closed_for_days(words, found, today)
        case Status.CLOSED_UNTIL_FURTHER_NOTICE:
            return _said(words, message("Closed until further notice."))
    reason = found.reason
    return _said(words, NOT_KNOWN.get(reason, HOURS_NOT_KNOWN) if reason else HOURS_NOT_KNOWN)


def _open(words: Wording, found: State) -> Markup:
    if found.until is None:
        return _said(words, message("Open."))
    return _said(words, message("Open until %(when)s."), when=_end(words, found.until))


def _closed_for_now(words: Wording, found: State) -> Markup:
    if found.opens is None:
        return _said(words, message("Closed now."))
    closed = _said(words, message("Closed now."))
    when = _when(words, found.opens)
    if found.perhaps_earlier:
        opens = _said(words, message("Opens: %(when)s, perhaps earlier."), when=when)
    else:
        opens = _said(words, OPENS, when=when)
    return closed + " " + opens


def _by_appointment(words: Wording, found: State) -> Markup:
    if found.until is not None:
        when = _end(words, found.until)
        return _said(words, message("By appointment until %(when)s."), when=when)
    told = _said(words, message("By appointment."))
    if found.opens is None:
        return told
    when = _when(words, found.opens)
    if found.opens_by_appointment:
        return told + " " + _said(words, message("Next: %(when)s."), when=when)
    return told + " " + _said(words, message("Without appointment: %(when)s."), when=when)


def _closed_for_days(words: Wording, found: State, today: date) -> Markup:
    reasons = (
        CLOSURE_REASONS.get(found.closure_reason) if found.closure_reason else None,
        DAY_REASONS.get(found.reason) if found.reason else None,
    )
    reason = next(filter(None, reasons), "")
    named = {"reason": words.translate(reason)} if reason else {}
    if found.closed_to is None or found.closed_to == today:
        sentence = message("Closed today: %(reason)s.") if reason else message("Closed today.")
    else:
        named["day"] = words.date(found.closed_to)
        sentence = (
            message("Closed until %(day)s: %(reason)s.")
            if reason
            else message("Closed until %(day)s.")
        )
    told = _said(words, sentence, **named)
    if found.opens is None:
        return told
    return told + " " + _said(words, OPENS, when=_when(words, found.opens))


def _when(words: Wording, moment: LocalMoment) -> Markup:
    """Return a moment to come: today, 14:00."""
    at = left_to_right(clock(moment.time))
    if moment.nearness is Nearness.WEEKDAY:
        day = words.weekday(moment.day.weekday())
    elif moment.nearness is Nearness.DATE:
        day = words.date(moment.day)
    else:
        day = words.translate(NEARNESS[moment.nearness])
    return escape(words.translate(message("%(day)s, %(time)s"))) % {"day": day, "time": at}


def _end(words: Wording, moment: LocalMoment) -> Markup:
    """Return the end of what goes on now: the time alone, if it is soon."""
    if moment.nearness is Nearness.TODAY:
        return left_to_right(clock(moment.time))
    return _when(words, moment)


def _said(words: Wording, sentence: str, **named: object) -> Markup:
    return escape(words.translate(sentence)) % named
