"""Reads opening hours in OpenStreetMap's syntax, and says what it cannot hold.

Two things are read otherwise than the syntax has them, because people mean them so: a closure holds
wherever it stands, and a day named without times is not open day and night.
"""

import itertools
from datetime import date, timedelta

from content_models.hours.gathered import Gathered, ReadHours
from content_models.hours.osm import ONLY_BY_APPOINTMENT, SEE_THE_NOTE
from content_models.hours.osm_syntax import (
    CannotHoldError,
    DateRange,
    Modifier,
    Rule,
    parse_rule,
    split_rules,
)
from content_models.hours.reading.words import means_by_appointment
from content_models.hours.weekly import (
    WEEKDAYS,
    Closure,
    ClosureReason,
    Interval,
    MonthDay,
    PublicHolidays,
    SchoolHolidays,
    Weekday,
    YearlyClosure,
)

LONGEST_OSM = 4000
MOST_SPECIAL_DAYS_OF_A_RULE = 31
REASONS = {reason.value: reason for reason in ClosureReason}


def from_osm(
    text: str,
    *,
    timezone: str,
    holiday_region: str,
    unmentioned: PublicHolidays = PublicHolidays.NOT_KNOWN,
) -> ReadHours:
    """Return hours from OpenStreetMap's syntax.

    Args:
        text: the value of ``opening_hours``.
        timezone: the IANA name of the place's time zone; the syntax has none.
        holiday_region: as in ``Hours``.
        unmentioned: the rule for public holidays where the text has none. By the syntax it is
            ``AS_USUAL``, as ``to_osm`` writes it; few who write the syntax mean that.
    """
    if len(text) > LONGEST_OSM:
        return ReadHours(kept_as_text=(text,))
    gathered = Gathered()
    only: list[bool] = []
    for separator, written in split_rules(text):
        try:
            rule = parse_rule(separator, written)
            _gather(gathered, rule)
        except CannotHoldError:
            gathered.kept.append(written)
        else:
            gathered.understood = True
            if rule.intervals or (rule.modifier is Modifier.UNKNOWN and rule.comment):
                only.append(ONLY_BY_APPOINTMENT in _comments(rule))
    if only and all(only):
        _without_marks(gathered)
    hours = gathered.hours(timezone, holiday_region, unmentioned)
    if hours is None:
        return ReadHours(kept_as_text=(text,) if text.strip() else ())
    return ReadHours(hours=hours, kept_as_text=tuple(gathered.kept))


def _comments(rule: Rule) -> list[str]:
    return [each.strip().casefold() for each in rule.comment.split(",") if each.strip()]


def _gather(gathered: Gathered, rule: Rule) -> None:
    """Take one rule in.

    Raises:
        CannotHoldError: the weekly form has no place for it.
    """
    if rule.fallback:
        _gather_fallback(gathered, rule)
    elif rule.modifier is Modifier.OFF:
        _gather_closed(gathered, rule)
    elif rule.intervals:
        _gather_open(gathered, rule, _marked(gathered, rule))
    elif rule.modifier is Modifier.UNKNOWN or rule.comment:
        _gather_unknown(gathered, rule)
    else:
        raise CannotHoldError(rule.text)


def _gather_fallback(gathered: Gathered, rule: Rule) -> None:
    plain = rule.days is None and not rule.ranges and not rule.intervals
    if not plain or not means_by_appointment(rule.comment) or gathered.week is None:
        raise CannotHoldError(rule.text)
    gathered.also_by_appointment = True


def _marked(gathered: Gathered, rule: Rule) -> tuple[Interval, ...]:
    """Return the intervals of a rule as its comment has them."""
    comments = _comments(rule)
    if SEE_THE_NOTE in comments:
        comments.remove(SEE_THE_NOTE)
        gathered.doubtful = True
    elif rule.modifier is Modifier.UNKNOWN and not comments:
        raise CannotHoldError(rule.text)
    if not comments:
        return rule.intervals
    if not all(means_by_appointment(each) for each in comments):
        raise CannotHoldError(rule.text)
    return tuple(each.model_copy(update={"by_appointment": True}) for each in rule.intervals)


def _without_marks(gathered: Gathered) -> None:
    """Say of the whole that it is by appointment, and no more of each interval."""

    def plain(intervals: tuple[Interval, ...]) -> tuple[Interval, ...]:
        return tuple(each.model_copy(update={"by_appointment": False}) for each in intervals)

    gathered.by_appointment = True
    for week in (gathered.week or {}, *gathered.seasons.values()):
        for day, intervals in week.items():
            week[day] = plain(intervals)
    for special, intervals in gathered.special_days.items():
        gathered.special_days[special] = plain(intervals)
    gathered.public_holiday_intervals = plain(gathered.public_holiday_intervals)


def _gather_unknown(gathered: Gathered, rule: Rule) -> None:
    """Take in a rule without times that says: not known, or by appointment."""
    if rule.ranges or rule.days is not None:
        raise CannotHoldError(rule.text)
    if rule.public_holidays or rule.school_holidays:
        if rule.public_holidays:
            gathered.public_holidays = PublicHolidays.NOT_KNOWN
        if rule.school_holidays:
            gathered.school_holidays = SchoolHolidays.NOT_KNOWN
        return
    comments = _comments(rule)
    gathered.doubtful = gathered.doubtful or SEE_THE_NOTE in comments
    others = [each for each in comments if each != SEE_THE_NOTE]
    if not all(means_by_appointment(each) for each in others) or gathered.week is not None:
        raise CannotHoldError(rule.text)
    gathered.by_appointment = gathered.by_appointment or bool(others)


def _gather_closed(gathered: Gathered, rule: Rule) -> None:
    if rule.ranges and (rule.public_holidays or rule.school_holidays):
        raise CannotHoldError(rule.text)
    if rule.public_holidays:
        gathered.public_holidays = PublicHolidays.CLOSED
        gathered.public_holiday_intervals = ()
    if rule.school_holidays:
        gathered.school_holidays = SchoolHolidays.CLOSED
    if rule.days is not None:
        for week in _weeks(gathered, rule):
            week.update(dict.fromkeys(rule.days, ()))
    elif rule.ranges:
        _gather_closures(gathered, rule)
    elif not (rule.public_holidays or rule.school_holidays):
        gathered.week = {}
    if not rule.ranges and rule.comment:
        gathered.notes.append(rule.comment)


def _gather_closures(gathered: Gathered, rule: Rule) -> None:
    reason = REASONS.get(rule.comment, ClosureReason.OTHER)
    if rule.comment and rule.comment not in REASONS:
        gathered.notes.append(rule.comment)
    for each in rule.ranges:
        match each.first, each.last:
            case MonthDay() as first, MonthDay() as last:
                gathered.yearly_closures.append(
                    YearlyClosure(first=first, last=last, reason=reason)
                )
            case date() as first, date() as last if first <= last:
                end = None if each.endless else last
                gathered.closures.append(Closure(first=first, last=end, reason=reason))
            case _:
                raise CannotHoldError(rule.text)


def _gather_open(gathered: Gathered, rule: Rule, intervals: tuple[Interval, ...]) -> None:
    if rule.school_holidays or (rule.public_holidays and rule.ranges):
        raise CannotHoldError(rule.text)
    if rule.public_holidays:
        before = gathered.public_holiday_intervals if rule.added else ()
        gathered.public_holiday_intervals = _together(before, intervals, rule)
        gathered.public_holidays = PublicHolidays.OWN_HOURS
        if rule.days is None:
            return
    if any(isinstance(each.first, date) for each in rule.ranges):
        _gather_special_days(gathered, rule, intervals)
        return
    for week in _weeks(gathered, rule):
        for day in rule.days or WEEKDAYS:
            before = week.get(day, ()) if rule.added else ()
            week[day] = _together(before, intervals, rule)


def _together(
    before: tuple[Interval, ...], added: tuple[Interval, ...], rule: Rule
) -> tuple[Interval, ...]:
    """Return intervals of one day in order.

    Raises:
        CannotHoldError: two of them overlap.
    """
    together = tuple(sorted((*before, *added), key=lambda each: each.opens))
    if any(one.closes > two.opens for one, two in itertools.pairwise(together)):
        raise CannotHoldError(rule.text)
    return together


def _weeks(gathered: Gathered, rule: Rule) -> list[dict[Weekday, tuple[Interval, ...]]]:
    """Return the weeks of a rule: the usual one, or its seasons'.

    A season begins as the usual week, which later rules of it change.
    """
    if not rule.ranges:
        if gathered.seasons:
            raise CannotHoldError("the usual week after a season undoes it")
        if gathered.week is None:
            gathered.week = {}
        return [gathered.week]
    weeks = []
    for each in rule.ranges:
        if not (isinstance(each.first, MonthDay) and isinstance(each.last, MonthDay)):
            raise CannotHoldError(rule.text)
        season = (each.first, each.last)
        weeks.append(gathered.seasons.setdefault(season, dict(gathered.week or {})))
    return weeks


def _gather_special_days(gathered: Gathered, rule: Rule, intervals: tuple[Interval, ...]) -> None:
    if rule.days is not None:
        raise CannotHoldError(rule.text)
    for day in (day for each in rule.ranges for day in _each_day(each, rule)):
        before = gathered.special_days.get(day, ()) if rule.added else ()
        gathered.special_days[day] = _together(before, intervals, rule)


def _each_day(days: DateRange, rule: Rule) -> list[date]:
    first, last = days.first, days.last
    if not (isinstance(first, date) and isinstance(last, date)) or days.endless:
        raise CannotHoldError(rule.text)
    length = (last - first).days + 1
    if not 1 <= length <= MOST_SPECIAL_DAYS_OF_A_RULE:
        raise CannotHoldError(rule.text)
    return [first + timedelta(days=step) for step in range(length)]
