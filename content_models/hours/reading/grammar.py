"""Understands tokens as rules on opening hours; a piece it does not understand stays text.

A rule that holds one word too many is kept whole: half of it could be the wrong half.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from content_models.hours.reading.clock_times import NOON, ClockTime, interval_between
from content_models.hours.reading.dates import DayRange, PartialDate, day_range
from content_models.hours.reading.errors import NotUnderstoodError
from content_models.hours.reading.tokens import Sort, Token
from content_models.hours.reading.words import Kind
from content_models.hours.weekly import (
    MINUTES_OF_A_DAY,
    WEEKDAYS,
    WHOLE_DAY,
    Interval,
    Weekday,
)


@dataclass(slots=True)
class Targets:
    """Targets are what a rule speaks of: weekdays, holidays, ranges of days."""

    days: set[Weekday] = field(default_factory=set)
    public_holidays: bool = False
    school_holidays: bool = False
    ranges: list[DayRange] = field(default_factory=list)
    part: Kind | None = None

    def __bool__(self) -> bool:
        """Return True if there is at least one."""
        return bool(self.days or self.public_holidays or self.school_holidays or self.ranges)


@dataclass(slots=True)
class Statement:
    """A statement is one rule that was understood.

    It opens ``targets`` at ``intervals``, or closes them, or leaves public holidays ``as_usual``,
    or says something of appointments.
    """

    begins: int
    ends: int = 0
    targets: Targets = field(default_factory=Targets)
    intervals: tuple[Interval, ...] = ()
    closes: bool = False
    as_usual: bool = False
    always: bool = False
    appointment: bool = False
    also_appointment: bool = False


class Grammar:
    """Reads tokens from the front; ``statements`` yields rules, or the span of what stays text."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def statements(self) -> Iterator[Statement | tuple[int, int]]:
        """Yield each rule that is understood, and the span of each piece that is not."""
        while self._skip_separators():
            begins = self._at
            try:
                found = self._rule()
            except NotUnderstoodError:
                self._at = max(self._at, begins + 1)
                self._resynchronise()
                yield self._tokens[begins].begins, self._tokens[self._at - 1].ends
            else:
                yield from found

    # Moving about

    @property
    def _token(self) -> Token:
        return self._tokens[self._at]

    @property
    def _sort(self) -> Sort | Kind:
        return self._token.sort

    def _next_sort(self) -> Sort | Kind:
        return self._tokens[min(self._at + 1, len(self._tokens) - 1)].sort

    def _take(self) -> Token:
        token = self._token
        if token.sort is not Sort.END:
            self._at += 1
        return token

    def _skip(self, *sorts: Sort | Kind) -> bool:
        """Go over any of these; return True if there was one."""
        begins = self._at
        while self._sort in sorts:
            self._at += 1
        return self._at > begins

    def _skip_fillers(self) -> None:
        self._skip(Kind.FILLER, Kind.FROM)
        while self._sort is Kind.MORNING_HALF and self._token.text == "am":  # German: on the
            self._at += 1
            self._skip(Kind.FILLER, Kind.FROM)

    def _skip_separators(self) -> bool:
        """Go to the next rule; return False at the end."""
        while self._skip(
            Sort.STRONG, Sort.NEWLINE, Sort.COMMA, Sort.OPENING, Sort.CLOSING, Sort.SLASH, Kind.AND
        ):
            pass
        if self._token.text == "-":  # at the beginning of a line
            self._at += 1
        self._skip_fillers()
        return self._sort is not Sort.END

    def _resynchronise(self) -> None:
        """Go to the end of a piece that is not understood."""
        while self._sort not in (Sort.STRONG, Sort.NEWLINE, Sort.COMMA, Sort.END):
            self._at += 1

    # Rules

    def _rule(self) -> list[Statement]:
        """Read one rule to its end.

        Raises:
            NotUnderstoodError: it has a word or a sign too many.
        """
        begins = self._token.begins
        opened = self._skip(Kind.OPEN)
        self._skip_fillers()
        if opened and self._sort is Kind.PUBLIC_HOLIDAYS:
            found = self._open_on_public_holidays()
        else:
            found = self._statements_of_a_rule()
        self._skip_fillers()
        self._skip(Kind.OPEN)
        if self._sort not in (*_ENDS_OF_A_RULE, *_BEGINNINGS_OF_A_RULE):
            raise NotUnderstoodError
        for statement in found:
            statement.begins = begins
            statement.ends = self._tokens[self._at - 1].ends
        return found

    def _statements_of_a_rule(self) -> list[Statement]:
        match self._sort:
            case Kind.CLOSED | Kind.EXCEPT:
                return [self._closed()]
            case Kind.APPOINTMENT | Kind.ALSO_APPOINTMENT:
                return [self._appointment()]
            case Kind.TERM_TIME:
                self._take()
                return [Statement(0, targets=Targets(school_holidays=True), closes=True)]
            case Kind.ALWAYS:
                self._take()
                return [Statement(0, intervals=(WHOLE_DAY,), always=True)]
            case Sort.TIME | Sort.NUMBER | Kind.NOON | Kind.BETWEEN | Kind.ROUND_THE_CLOCK:
                return self._targets_first() if self._begins_a_date() else self._times_first()
        return self._targets_first()

    def _open_on_public_holidays(self) -> list[Statement]:
        """Read "ouvert les jours fériés", with or without times."""
        targets = self._targets()
        self._skip_fillers()
        if self._is_time():
            return self._opened(targets, self._intervals())
        return [self._as_usual(targets)]

    def _closed(self) -> Statement:
        self._skip(Kind.CLOSED, Kind.EXCEPT, Kind.FILLER, Kind.FROM)
        begins = self._at
        targets = self._targets()
        if self._is_time():  # "fermé le lundi, mardi 9h-12h": the list is the first alone
            self._at, targets = begins, Targets()
            self._target(targets)
        if not targets or self._is_time():
            raise NotUnderstoodError
        return Statement(0, targets=targets, closes=True)

    def _appointment(self) -> Statement:
        also = self._take().sort is Kind.ALSO_APPOINTMENT
        return Statement(0, appointment=not also, also_appointment=also)

    def _as_usual(self, targets: Targets) -> Statement:
        if not targets.public_holidays or targets.days or targets.ranges or targets.school_holidays:
            raise NotUnderstoodError
        return Statement(0, targets=targets, as_usual=True)

    def _times_first(self) -> list[Statement]:
        """Read "9am to 5pm weekdays"."""
        intervals = self._intervals()
        self._skip(Sort.COMMA)
        self._skip_fillers()
        targets = self._targets()
        if not (targets.days or targets.public_holidays) or targets.part or targets.ranges:
            raise NotUnderstoodError
        if targets.school_holidays or self._is_time():
            raise NotUnderstoodError
        return self._opened(targets, intervals)

    def _targets_first(self) -> list[Statement]:
        """Read "Lu-Ve 9h-12h", "Sonntag geschlossen", "Feiertage geschlossen"."""
        targets = self._targets()
        if not targets:
            raise NotUnderstoodError
        self._skip(Sort.NEWLINE, Sort.COMMA)
        self._skip_fillers()
        if self._sort is Kind.CLOSED:
            self._take()
            return [Statement(0, targets=targets, closes=True)]
        if self._sort is Kind.OPEN and not targets.days:
            self._take()
            return [self._as_usual(targets)]
        self._skip(Kind.OPEN)
        if self._sort is Kind.EXCEPT:
            self._take()
            self._skip_fillers()
            targets.days -= self._targets().days
        self._skip_fillers()
        if targets.ranges or targets.school_holidays or not targets:
            raise NotUnderstoodError
        targets.part = None  # "lundi matin 9h-12h": the times say it
        intervals = self._intervals()
        return self._opened(targets, intervals)

    def _opened(self, targets: Targets, intervals: tuple[Interval, ...]) -> list[Statement]:
        """Return the rule with what stands behind it about appointments."""
        found = [Statement(0, targets=targets, intervals=intervals)]
        in_brackets = self._sort is Sort.OPENING and self._next_sort() is Kind.APPOINTMENT
        if in_brackets:
            self._take()
        if self._sort is Kind.APPOINTMENT:
            self._take()
            if len(intervals) > 1:  # both, or the last alone?
                raise NotUnderstoodError
            found[0].intervals = tuple(
                each.model_copy(update={"by_appointment": True}) for each in intervals
            )
            if in_brackets and not self._skip(Sort.CLOSING):
                raise NotUnderstoodError
        return found

    # Weekdays, holidays, dates

    def _targets(self) -> Targets:
        """Read a list of weekdays, holidays and ranges of days; it may be empty."""
        targets = Targets()
        while self._target(targets):
            begins = self._at
            self._skip(Sort.COMMA, Sort.SLASH, Kind.AND)
            self._skip_fillers()
            if self._sort not in _TARGETS and not self._begins_a_date():
                self._at = begins
                break
        return targets

    def _target(self, targets: Targets) -> bool:
        """Take one target in; return False if there is none."""
        self._skip_fillers()
        match self._sort:
            case Kind.DAYS:
                targets.days |= self._day_range()
                self._skip_fillers()
                if self._sort in (Kind.MORNING, Kind.AFTERNOON):
                    targets.part = Kind(self._take().sort)
                return True
            case Kind.EVERY_DAY:
                self._take()
                targets.days |= set(WEEKDAYS)
                return True
            case Kind.PUBLIC_HOLIDAYS:
                self._take()
                targets.public_holidays = True
                return True
            case Kind.SCHOOL_HOLIDAYS:
                self._take()
                targets.school_holidays = True
                return True
        if self._begins_a_date():
            targets.ranges.append(self._date_range())
            return True
        return False

    def _day_range(self) -> set[Weekday]:
        first = self._take()
        if not self._skip(Kind.TO):
            return set(first.days)
        self._skip_fillers()
        if self._sort is not Kind.DAYS or len(self._token.days) > 1 or len(first.days) > 1:
            raise NotUnderstoodError
        (begins,), (ends,) = first.days, self._take().days
        length = (ends.number - begins.number) % len(WEEKDAYS)
        return {WEEKDAYS[(begins.number + step) % len(WEEKDAYS)] for step in range(length + 1)}

    def _begins_a_date(self) -> bool:
        """Return True for "août", "15 août", "1er au 15 août", "24/12/2026"."""
        if self._sort in (Kind.MONTH, Sort.DATE):
            return True
        if self._sort not in (Sort.NUMBER, Sort.ORDINAL):
            return False
        following = self._next_sort()
        if following is Kind.MONTH:
            return True
        after = [each.sort for each in self._tokens[self._at + 1 : self._at + 5]]
        numbers = (Sort.NUMBER, Sort.ORDINAL)
        return (
            len(after) >= 3
            and after[0] is Kind.TO
            and after[1] in numbers
            and after[2] is Kind.MONTH
        )

    def _date_range(self) -> DayRange:
        first = self._partial_date()
        if self._sort is not Kind.TO:
            return day_range(first, first)
        self._take()
        self._skip_fillers()
        return day_range(first, self._partial_date())

    def _partial_date(self) -> PartialDate:
        if self._sort is Sort.DATE:
            day = self._take().day
            assert day is not None  # noqa: S101 - a token of this sort has one
            return PartialDate(day.day, day.month, day.year)
        number = month = year = None
        if self._sort in (Sort.NUMBER, Sort.ORDINAL):
            number = self._take().value
        if self._token.sort is Kind.MONTH:
            meaning = self._take().meaning
            month = meaning.month if meaning else None
            if number is None and self._sort in (Sort.NUMBER, Sort.ORDINAL):
                number = self._take().value
        if self._sort is Sort.YEAR:
            year = self._take().value
        if number is None and month is None:
            raise NotUnderstoodError
        return PartialDate(number, month, year)

    # Times

    def _is_time(self) -> bool:
        return self._sort in (Sort.TIME, Sort.NUMBER, Kind.NOON, Kind.BETWEEN)

    def _intervals(self) -> tuple[Interval, ...]:
        """Read a list of intervals.

        Raises:
            NotUnderstoodError: there is none, or two of them overlap.
        """
        found = [self._interval()]
        while True:
            begins = self._at
            self._skip(Sort.COMMA, Sort.SLASH, Kind.AND)
            self._skip_fillers()
            if not self._is_time() or self._begins_a_date():
                self._at = begins
                break
            found.append(self._interval())
        found.sort(key=lambda each: each.opens)
        if any(a.closes > b.opens for a, b in itertools.pairwise(found)):
            raise NotUnderstoodError
        return tuple(found)

    def _interval(self) -> Interval:
        if self._sort is Kind.ROUND_THE_CLOCK:
            self._take()
            return WHOLE_DAY
        between = self._skip(Kind.BETWEEN)
        self._skip_fillers()
        opens = self._clock_time()
        self._skip_fillers()
        if self._take().sort is not (Kind.AND if between else Kind.TO):
            raise NotUnderstoodError
        self._skip_fillers()
        closes = self._clock_time()
        self._skip(Kind.HOUR)
        return interval_between(opens, closes)

    def _clock_time(self) -> ClockTime:
        token = self._take()
        match token.sort:
            case Kind.NOON:
                return ClockTime(NOON, exact=True)
            case Kind.MIDNIGHT:
                return ClockTime(MINUTES_OF_A_DAY, exact=True)
            case Sort.TIME:
                minute, exact = token.value, token.exact
            case Sort.NUMBER if token.value <= 24:
                minute = token.value * 60
                exact = token.text.startswith("0") or minute > NOON
            case _:
                raise NotUnderstoodError
        if self._skip(Kind.HOUR):
            exact = True
        if self._sort not in (Kind.MORNING_HALF, Kind.AFTERNOON_HALF):
            return ClockTime(minute, exact)
        return ClockTime(minute, exact=True, half=Kind(self._take().sort))


_TARGETS = (Kind.DAYS, Kind.EVERY_DAY, Kind.PUBLIC_HOLIDAYS, Kind.SCHOOL_HOLIDAYS)
_ENDS_OF_A_RULE = (
    Sort.STRONG,
    Sort.NEWLINE,
    Sort.COMMA,
    Sort.SLASH,
    Sort.OPENING,
    Sort.CLOSING,
    Kind.AND,
    Sort.END,
)
_BEGINNINGS_OF_A_RULE = (
    *_TARGETS,
    Kind.CLOSED,
    Kind.EXCEPT,
    Kind.ALSO_APPOINTMENT,
    Kind.TERM_TIME,
)
