"""Reads and writes the times of one day, as editors type them."""

import re

from django.utils.translation import gettext as _
from pydantic import TypeAdapter, ValidationError

from content_models.hours import Interval, read_hours
from content_models.hours.reading.words import Kind, folded, means_by_appointment, parts, phrases
from content_models.hours.weekly import MINUTES_OF_A_DAY, Intervals

EARLIEST_START_OF_A_NIGHT = 16 * 60
"""What closes before it opens goes past midnight only if it opens in the evening."""
_STANDARD = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})\s*(.*)\Z", re.DOTALL)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_BETWEEN = re.compile(r"[,;،؛\n]+")
_INTERVALS: TypeAdapter[tuple[Interval, ...]] = TypeAdapter(Intervals)


class UnreadTimesError(ValueError):
    """Nobody can tell which times are meant."""


def read_times(text: str, country: str) -> tuple[Interval, ...]:
    """Return the intervals of a day; none where it is closed.

    Raises:
        UnreadTimesError: nobody can tell which times are meant, or they overlap.
    """
    written = text.strip()
    if not written or _says_closed(written):
        return ()
    pieces = [piece.strip() for piece in _BETWEEN.split(written) if piece.strip()]
    try:
        found = tuple(each for piece in pieces for each in _read(piece, country))
    except UnreadTimesError:
        found = _as_people_write(written, country)
    try:
        return _INTERVALS.validate_python(found)
    except ValidationError as error:
        raise UnreadTimesError from error


def written_times(intervals: tuple[Interval, ...]) -> str:
    """Return intervals in the standard form, which ``read_times`` reads back."""
    return ", ".join(_written(each) for each in intervals)


def _written(interval: Interval) -> str:
    closes = interval.closes
    is_a_night = interval.opens >= EARLIEST_START_OF_A_NIGHT and closes > MINUTES_OF_A_DAY
    if is_a_night and closes - MINUTES_OF_A_DAY < interval.opens:
        closes -= MINUTES_OF_A_DAY
    times = f"{_clock(interval.opens)}–{_clock(closes)}"
    return f"{times} {_('by appointment')}" if interval.by_appointment else times


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _says_closed(text: str) -> bool:
    meaning = phrases().get(parts(folded(text)))
    return meaning is not None and meaning.kind is Kind.CLOSED


def _read(piece: str, country: str) -> tuple[Interval, ...]:
    standard = _STANDARD.match(piece.translate(_DASHES))
    if standard is None:
        return _as_people_write(piece, country)
    hour, minute, last_hour, last_minute = map(int, standard.groups()[:4])
    words = standard[5].strip(" ()")
    by_appointment = bool(words) and _is_appointment(words)
    if minute > 59 or last_minute > 59 or (words and not by_appointment):
        return _as_people_write(piece, country)
    opens, closes = hour * 60 + minute, last_hour * 60 + last_minute
    if closes < opens and opens >= EARLIEST_START_OF_A_NIGHT:
        closes += MINUTES_OF_A_DAY
    try:
        return (Interval(opens=opens, closes=closes, by_appointment=by_appointment),)
    except ValidationError as error:
        raise UnreadTimesError from error


def _is_appointment(words: str) -> bool:
    return means_by_appointment(words) or words.casefold() == _("by appointment").casefold()


def _as_people_write(text: str, country: str) -> tuple[Interval, ...]:
    """Read times by the tolerant reader, which needs a day before them."""
    read = read_hours(f"Monday {text}", country, timezone="UTC")
    hours = read.hours
    if not read.whole or hours is None or hours.week is None or any(hours.week.days[1:]):
        raise UnreadTimesError
    if hours != hours.model_copy(update={"closures": (), "seasons": (), "yearly_closures": ()}):
        raise UnreadTimesError
    return tuple(
        each.model_copy(update={"by_appointment": each.by_appointment or hours.by_appointment})
        for each in hours.week.monday
    )
