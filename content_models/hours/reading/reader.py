"""Reads opening hours as people write them, and keeps the rest as text."""

import itertools
import re
from datetime import date

from content_models.hours.gathered import Gathered, ReadHours
from content_models.hours.osm_reader import from_osm
from content_models.hours.places import timezone_of
from content_models.hours.reading.grammar import Grammar, Statement, Targets
from content_models.hours.reading.tokens import tokens_of
from content_models.hours.reading.words import Kind
from content_models.hours.weekly import (
    WEEKDAYS,
    Closure,
    ClosureReason,
    Interval,
    MonthDay,
    PublicHolidays,
    SchoolHolidays,
    YearlyClosure,
)

LONGEST_READ = 1000
"""Hours are told in fewer characters; a longer text is no hours, and is kept as it is."""
NOON = 12 * 60
END_OF_A_MORNING = 14 * 60
"""A morning ends by then: an interval of the morning alone closes no later."""
_OSM = re.compile(r"(?:24/7|(?:Mo|Tu|We|Th|Fr|Sa|Su)\b)[^\n]*\Z")


def read_hours(
    text: str, country: str, *, timezone: str | None = None, holiday_region: str | None = None
) -> ReadHours:
    """Return the hours that a text tells in any of the languages of ``words``.

    Nothing is guessed: a rule with one word that is not understood is kept as text, whole, and
    hours beside such text are ``doubtful``. Without a word on public holidays these are not known.

    Args:
        text: as somebody wrote it, e.g. "Lu-Ve 9h-12h / 14h-17h".
        country: where it is, by ISO 3166-1, e.g. ``FR``.
        timezone: the IANA name; without it, the country's.
        holiday_region: as in ``Hours``; without it, the country.

    Raises:
        LookupError: no time zone is given and the country has several or none.
    """
    zone, region = timezone or timezone_of(country), holiday_region or country
    written = text.strip()
    if len(written) > LONGEST_READ:
        return ReadHours(kept_as_text=(text,))
    if _OSM.match(written):
        read = from_osm(written, timezone=zone, holiday_region=region)
        if read.whole:
            return read
    gathered = _Gatherer(written).gather(country)
    hours = gathered.hours(zone, region, PublicHolidays.NOT_KNOWN)
    if hours is None:
        return ReadHours(kept_as_text=(written,) if written else ())
    return ReadHours(hours=hours, kept_as_text=tuple(gathered.kept))


class _Gatherer:
    """Puts statements together; what contradicts an earlier one is kept as text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._gathered = Gathered()
        self._closing: list[Statement] = []

    def gather(self, country: str) -> Gathered:
        """Return all that the text tells."""
        for found in Grammar(tokens_of(self._text, country)).statements():
            if isinstance(found, Statement):
                self._take(found)
            else:
                self._keep(*found)
        for statement in self._closing:
            self._close(statement)
        self._settle_appointments()
        return self._gathered

    def _keep(self, begins: int, ends: int) -> None:
        piece = self._text[begins:ends].strip()
        if piece:
            self._gathered.kept.append(piece)

    def _take(self, statement: Statement) -> None:
        gathered = self._gathered
        if statement.appointment or statement.also_appointment:
            gathered.by_appointment |= statement.appointment
            gathered.also_by_appointment |= statement.also_appointment
        elif statement.as_usual:
            gathered.public_holidays = PublicHolidays.AS_USUAL
        elif statement.closes:
            self._closing.append(statement)
            return
        elif not self._open(statement):
            self._keep(statement.begins, statement.ends)
            return
        gathered.understood = True

    def _open(self, statement: Statement) -> bool:
        """Take intervals in; return False if they overlap what was said before."""
        gathered = self._gathered
        days = WEEKDAYS if statement.always else tuple(statement.targets.days)
        week = gathered.week or {}
        changed = {day: _added(week.get(day, ()), statement.intervals) for day in days}
        if any(intervals is None for intervals in changed.values()):
            return False
        if statement.targets.public_holidays:
            if gathered.public_holidays is not None:
                return False
            gathered.public_holidays = PublicHolidays.OWN_HOURS
            gathered.public_holiday_intervals = statement.intervals
        if days:
            gathered.week = week | {day: each for day, each in changed.items() if each}
        return True

    def _close(self, statement: Statement) -> None:
        targets = statement.targets
        if not self._close_days(targets):
            self._keep(statement.begins, statement.ends)
            return
        gathered = self._gathered
        gathered.understood = True
        if targets.public_holidays:
            gathered.public_holidays = PublicHolidays.CLOSED
            gathered.public_holiday_intervals = ()
        if targets.school_holidays:
            gathered.school_holidays = SchoolHolidays.CLOSED
        for days in targets.ranges:
            match days.first, days.last:
                case MonthDay() as first, MonthDay() as last:
                    gathered.yearly_closures.append(
                        YearlyClosure(first=first, last=last, reason=ClosureReason.OTHER)
                    )
                case date() as first, date() as last:
                    gathered.closures.append(
                        Closure(first=first, last=last, reason=ClosureReason.OTHER)
                    )

    def _close_days(self, targets: Targets) -> bool:
        """Close weekdays or a part of them; return False if that is not clear."""
        if any(_ends_too_soon(days.first, days.last) for days in targets.ranges):
            return False
        if not targets.days:
            return True
        if self._gathered.week is None:
            return False  # closed on Sundays, and else? nobody said
        if targets.part is not None and len(targets.days) > 1:
            return False  # the afternoon of the last day, or of each?
        week = dict(self._gathered.week)
        for day in targets.days:
            left = _without(week.get(day, ()), targets.part)
            if left is None:
                return False
            week[day] = left
        self._gathered.week = week
        return True

    def _settle_appointments(self) -> None:
        """Say once what holds for every interval."""
        gathered = self._gathered
        if gathered.week is None and gathered.also_by_appointment:
            gathered.by_appointment, gathered.also_by_appointment = True, False
        if gathered.by_appointment:
            gathered.also_by_appointment = False
            for day, intervals in (gathered.week or {}).items():
                (gathered.week or {})[day] = tuple(
                    each.model_copy(update={"by_appointment": False}) for each in intervals
                )
            gathered.public_holiday_intervals = tuple(
                each.model_copy(update={"by_appointment": False})
                for each in gathered.public_holiday_intervals
            )


def _added(
    before: tuple[Interval, ...], added: tuple[Interval, ...]
) -> tuple[Interval, ...] | None:
    """Return intervals of one day together; None if they overlap."""
    together = tuple(sorted((*before, *added), key=lambda each: each.opens))
    if any(a.closes > b.opens for a, b in itertools.pairwise(together)):
        return None
    return together


def _without(intervals: tuple[Interval, ...], part: Kind | None) -> tuple[Interval, ...] | None:
    """Return a day without a part of it; None if that is not clear."""
    if part is None:
        return ()
    left = []
    for each in intervals:
        in_the_morning, in_the_afternoon = each.closes <= END_OF_A_MORNING, each.opens >= NOON
        if in_the_morning == in_the_afternoon:
            return None
        if in_the_morning == (part is Kind.AFTERNOON):
            left.append(each)
    return tuple(left)


def _ends_too_soon(first: MonthDay | date, last: MonthDay | date) -> bool:
    return isinstance(first, date) and isinstance(last, date) and last < first
