"""Tells the usual week in lines, with seasons, closures and rules, in the reader's language."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from content_models.hours import (
    Closure,
    Hours,
    HoursLines,
    PublicHolidays,
    SchoolHolidays,
    YearlyClosure,
    lines_of,
)
from content_models.hours.lines import DayLine, DayRun, Span
from content_models.vocabularies import message
from portal.reading.opening_states import CLOSURE_REASONS, clock, left_to_right
from portal.reading.wording import Wording, comma
from portal.web.now import now

TWO_DAYS = 2
CLOSED = message("closed")
PUBLIC_HOLIDAY_RULES = {
    PublicHolidays.CLOSED: CLOSED,
    PublicHolidays.AS_USUAL: message("open as usual"),
    PublicHolidays.NOT_KNOWN: message("not known"),
}
SCHOOL_HOLIDAY_RULES = {
    SchoolHolidays.CLOSED: CLOSED,
    SchoolHolidays.NOT_KNOWN: message("may differ"),
}


@dataclass(frozen=True)
class OpeningLine:
    """An opening line says of some days when it is open."""

    days: str
    times: Markup


@dataclass(frozen=True)
class OpeningWeek:
    """An opening week holds lines; ``name`` is that of a season, or empty."""

    name: str
    lines: tuple[OpeningLine, ...]


@dataclass(frozen=True)
class OpeningLines:
    """Opening lines are all that a reader must know of some hours.

    ``note`` is in no particular language.
    """

    weeks: tuple[OpeningWeek, ...]
    exceptions: tuple[OpeningLine, ...]
    remarks: tuple[str, ...]
    note: str


def opening_lines(words: Wording, hours: Hours) -> OpeningLines:
    """Return hours in lines, as they are told today."""
    found = lines_of(hours, now().astimezone(hours.zone).date())
    return OpeningLines(
        weeks=tuple(_weeks(words, found)),
        exceptions=tuple(_exceptions(words, found)),
        remarks=tuple(_remarks(words, found)),
        note=found.note,
    )


def _weeks(words: Wording, found: HoursLines) -> Iterator[OpeningWeek]:
    if found.usual is not None:
        yield OpeningWeek("", tuple(_line(words, each) for each in found.usual))
    for season in found.seasons:
        limits = (words.month_day(each.month, each.day) for each in (season.first, season.last))
        yield OpeningWeek(
            _from_to(words, *limits), tuple(_line(words, each) for each in season.lines)
        )


def _exceptions(words: Wording, found: HoursLines) -> Iterator[OpeningLine]:
    translate = words.translate
    if found.usual is not None or found.seasons:
        rule = PUBLIC_HOLIDAY_RULES.get(found.public_holidays)
        times = escape(translate(rule)) if rule else _spans(words, found.public_holiday_spans)
        yield OpeningLine(translate(message("Public holidays")), times)
    if found.school_holidays in SCHOOL_HOLIDAY_RULES:
        rule = SCHOOL_HOLIDAY_RULES[found.school_holidays]
        yield OpeningLine(translate(message("School holidays")), escape(translate(rule)))
    for special in found.special_days:
        yield OpeningLine(words.date(special.day), _spans(words, special.spans))
    closures: tuple[Closure | YearlyClosure, ...] = (*found.closures, *found.yearly_closures)
    for closure in closures:
        yield OpeningLine(_days_closed(words, closure), _reason(words, closure))


def _remarks(words: Wording, found: HoursLines) -> Iterator[str]:
    if found.usual is None and not found.by_appointment:
        yield words.translate(message("Usual hours are not known."))
    if found.by_appointment:
        yield words.translate(message("Only by appointment."))
    if found.also_by_appointment:
        yield words.translate(message("At other times by appointment."))
    if found.doubtful:
        yield words.translate(message("These hours are not certain."))


def _line(words: Wording, line: DayLine) -> OpeningLine:
    days = comma(words.code).join(_run(words, each) for each in line.days)
    return OpeningLine(days[:1].upper() + days[1:], _spans(words, line.spans))


def _run(words: Wording, run: DayRun) -> str:
    first, last = (words.weekday(each.number) for each in (run.first, run.last))
    if run.first is run.last:
        return first
    if run.last.number - run.first.number < TWO_DAYS:
        return comma(words.code).join((first, last))
    return words.translate(message("%(first)s to %(last)s")) % {"first": first, "last": last}


def _spans(words: Wording, spans: tuple[Span, ...]) -> Markup:
    if not spans:
        return escape(words.translate(CLOSED))
    return escape(comma(words.code)).join(_span(words, each) for each in spans)


def _span(words: Wording, span: Span) -> Markup:
    closes = "24:00" if span.past_midnight and clock(span.closes) == "0:00" else clock(span.closes)
    told = left_to_right(f"{clock(span.opens)}–{closes}")
    if span.whole_day:
        told = escape(words.translate(message("day and night")))
    if not span.by_appointment:
        return told
    return told + " " + words.translate(message("by appointment"))


def _days_closed(words: Wording, closure: Closure | YearlyClosure) -> str:
    if isinstance(closure, YearlyClosure):
        limits = (words.month_day(each.month, each.day) for each in (closure.first, closure.last))
        return _from_to(words, *limits)
    if closure.last is None:
        return words.translate(message("From %(day)s on")) % {"day": words.date(closure.first)}
    if closure.first == closure.last:
        return words.date(closure.first)
    return _from_to(words, words.date(closure.first), words.date(closure.last))


def _reason(words: Wording, closure: Closure | YearlyClosure) -> Markup:
    reason = CLOSURE_REASONS.get(closure.reason)
    if reason is None:
        return escape(words.translate(CLOSED))
    told = message("closed: %(reason)s")
    return escape(words.translate(told)) % {"reason": words.translate(reason)}


def _from_to(words: Wording, first: str, last: str) -> str:
    sentence = message("From %(first)s to %(last)s")
    return words.translate(sentence) % {"first": first, "last": last}
