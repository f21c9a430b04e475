"""Parses the part of OpenStreetMap's ``opening_hours`` syntax that a weekly form can hold."""

import re
from calendar import isleap
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import zip_longest

from content_models.hours.osm import MONTHS
from content_models.hours.weekly import (
    MINUTES_OF_A_DAY,
    WEEKDAYS,
    WHOLE_DAY,
    Interval,
    MonthDay,
    Weekday,
)

_TOKEN = re.compile(
    r"""\s*(?:(?P<comment>"[^"]*")|(?P<always>24/7)|(?P<time>\d{1,2}:\d{2})|(?P<year>\d{4})"""
    r"""|(?P<number>\d{1,2})|(?P<word>[A-Za-z]+)|(?P<sign>\|\||[-–,;+:])|(?P<odd>\S))"""
)
_MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, start=1)}
_DAYS = {day.value: day for day in WEEKDAYS}


class CannotHoldError(ValueError):
    """A rule says what the weekly form cannot hold, or is not in this syntax."""


class Modifier(StrEnum):
    """A modifier says what a rule makes of its times."""

    OPEN = "open"
    OFF = "off"
    UNKNOWN = "unknown"


_MODIFIERS = {
    "open": Modifier.OPEN,
    "off": Modifier.OFF,
    "closed": Modifier.OFF,
    "unknown": Modifier.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class DateRange:
    """A range of days, with years or of each year.

    ``endless`` is one with a plus.
    """

    first: date | MonthDay
    last: date | MonthDay
    endless: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as written; ``days`` is None where it names no weekday."""

    text: str
    ranges: tuple[DateRange, ...] = ()
    days: frozenset[Weekday] | None = None
    public_holidays: bool = False
    school_holidays: bool = False
    intervals: tuple[Interval, ...] = ()
    modifier: Modifier = Modifier.OPEN
    comment: str = ""
    added: bool = False
    fallback: bool = False


@dataclass(slots=True)
class _Token:
    kind: str
    text: str


@dataclass(slots=True)
class _Tokens:
    """Tokens of one rule, taken from the front."""

    tokens: list[_Token]
    at: int = 0

    def peek(self, ahead: int = 0) -> _Token:
        """Return a coming token; an empty one after the last."""
        place = self.at + ahead
        return self.tokens[place] if place < len(self.tokens) else _Token("end", "")

    def take(self) -> _Token:
        """Return the next token and go on."""
        token = self.peek()
        self.at += 1
        return token

    def take_sign(self, *signs: str) -> bool:
        """Go on over one of these signs; return True if one was there."""
        if self.peek().kind == "sign" and self.peek().text in signs:
            self.at += 1
            return True
        return False


def split_rules(text: str) -> list[tuple[str, str]]:
    """Return the rules of a text, each with the separator before it.

    A comma separates rules where a weekday, a date or a holiday follows the times before it.
    """
    rules: list[tuple[str, str]] = []
    separator, begins, had_times = "", 0, False
    tokens = list(_TOKEN.finditer(text))
    for here, following in zip_longest(tokens, tokens[1:]):
        sign = here["sign"]
        had_times = had_times or bool(here["time"] or here["word"] in _MODIFIERS)
        next_begins_a_rule = following is not None and bool(following["word"] or following["year"])
        if sign in (";", "||") or (sign == "," and had_times and next_begins_a_rule):
            rules.append((separator, text[begins : here.start("sign")].strip()))
            separator, begins, had_times = sign, here.end(), False
    rules.append((separator, text[begins:].strip()))
    return [(separator, rule) for separator, rule in rules if rule]


def parse_rule(separator: str, text: str) -> Rule:
    """Return a rule.

    Raises:
        CannotHoldError: it says more than a weekly form can hold.
    """
    found = _TOKEN.finditer(text)
    tokens = _Tokens([_Token(each.lastgroup or "odd", each[each.lastgroup or 0]) for each in found])
    always = tokens.peek().kind == "always"
    ranges = () if always else _date_ranges(tokens)
    if ranges:
        tokens.take_sign(":")
    days, holidays = (None, frozenset[str]()) if always else _days(tokens)
    intervals = _always(tokens) if always else _times(tokens)
    modifier, comment = _modifier(tokens)
    if tokens.peek().kind != "end":
        raise CannotHoldError(text)
    rule = Rule(
        text=text,
        ranges=ranges,
        days=days,
        public_holidays="PH" in holidays,
        school_holidays="SH" in holidays,
        intervals=intervals,
        modifier=modifier,
        comment=comment,
        added=separator == ",",
        fallback=separator == "||",
    )
    if rule.modifier is Modifier.OFF and rule.intervals:
        raise CannotHoldError(text)
    return rule


def _always(tokens: _Tokens) -> tuple[Interval, ...]:
    tokens.take()
    return (WHOLE_DAY,)


def _date_ranges(tokens: _Tokens) -> tuple[DateRange, ...]:
    ranges: list[DateRange] = []
    while tokens.peek().kind == "year" or tokens.peek().text in _MONTH_NUMBERS:
        ranges.append(_date_range(tokens))
        if not (tokens.peek().text == "," and _begins_a_date(tokens.peek(1))):
            break
        tokens.take()
    return tuple(ranges)


def _begins_a_date(token: _Token) -> bool:
    return token.kind == "year" or token.text in _MONTH_NUMBERS


def _date_range(tokens: _Tokens) -> DateRange:
    year, month, day = _year(tokens), _month(tokens), _number(tokens)
    if month is None:
        raise CannotHoldError("a year alone")
    if tokens.take_sign("+"):
        if year is None or day is None:
            raise CannotHoldError("an open end without its date")
        first = _day(year, month, day)
        return DateRange(first, first, endless=True)
    last_year, last_month, last_day = year, month, day
    if tokens.take_sign("-", "–"):
        last_year = _year(tokens) or year
        named = _month(tokens)
        last_month, last_day = named or month, _number(tokens)
        if (last_day is None) != (day is None):
            raise CannotHoldError("a month to a day")
    return DateRange(
        _day(year, month, day or 1), _day(last_year, last_month, last_day or _length(last_month))
    )


def _length(month: int) -> int:
    """Return the last day of a month; 29 for February, which stands for its end."""
    return (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _day(year: int | None, month: int, day: int) -> date | MonthDay:
    try:
        if year is None:
            return MonthDay(month=month, day=day)
        if (month, day) == (2, 29) and not isleap(year):
            day = 28
        return date(year, month, day)
    except ValueError as error:
        raise CannotHoldError("no such day") from error


def _year(tokens: _Tokens) -> int | None:
    return int(tokens.take().text) if tokens.peek().kind == "year" else None


def _month(tokens: _Tokens) -> int | None:
    known = _MONTH_NUMBERS.get(tokens.peek().text)
    if known is not None:
        tokens.take()
    return known


def _number(tokens: _Tokens) -> int | None:
    return int(tokens.take().text) if tokens.peek().kind == "number" else None


def _days(tokens: _Tokens) -> tuple[frozenset[Weekday] | None, frozenset[str]]:
    """Return the weekdays (None if none is named) and the holidays of a rule."""
    days: set[Weekday] = set()
    holidays: set[str] = set()
    while True:
        word = tokens.peek().text
        if word in ("PH", "SH"):
            tokens.take()
            holidays.add(word)
        elif word in _DAYS:
            days |= _day_range(tokens)
        else:
            break
        if not (tokens.peek().text == "," and tokens.peek(1).kind == "word"):
            break
        tokens.take()
    return (frozenset(days) if days else None), frozenset(holidays)


def _day_range(tokens: _Tokens) -> set[Weekday]:
    first = last = _DAYS[tokens.take().text]
    if tokens.take_sign("-", "–"):
        word = tokens.take().text
        if word not in _DAYS:
            raise CannotHoldError(word)
        last = _DAYS[word]
    length = (last.number - first.number) % len(WEEKDAYS)
    return {WEEKDAYS[(first.number + step) % len(WEEKDAYS)] for step in range(length + 1)}


def _times(tokens: _Tokens) -> tuple[Interval, ...]:
    intervals: list[Interval] = []
    while tokens.peek().kind == "time":
        opens = _minute(tokens)
        if not tokens.take_sign("-", "–") or tokens.peek().kind != "time":
            raise CannotHoldError("a time without its end")
        closes = _minute(tokens)
        if tokens.peek().text == "+" or closes == opens:
            raise CannotHoldError("an end that nobody knows")
        if closes < opens:
            closes += MINUTES_OF_A_DAY
        intervals.append(_interval(opens, closes))
        if not (tokens.peek().text == "," and tokens.peek(1).kind == "time"):
            break
        tokens.take()
    return tuple(intervals)


def _interval(opens: int, closes: int) -> Interval:
    try:
        return Interval(opens=opens, closes=closes)
    except ValueError as error:
        raise CannotHoldError("no such times") from error


def _minute(tokens: _Tokens) -> int:
    hours, _, minutes = tokens.take().text.partition(":")
    if int(minutes) > 59:
        raise CannotHoldError("no such minute")
    return int(hours) * 60 + int(minutes)


def _modifier(tokens: _Tokens) -> tuple[Modifier, str]:
    modifier = Modifier.OPEN
    known = _MODIFIERS.get(tokens.peek().text)
    if known is not None:
        tokens.take()
        modifier = known
    comment = ""
    if tokens.peek().kind == "comment":
        comment = tokens.take().text.strip('"').strip()
    return modifier, comment
