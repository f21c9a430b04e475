"""Says when something is open: stretches in UTC, the state at a moment."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from content_models.blocks import Frozen
from content_models.hours.clock import instant
from content_models.hours.days import Day, Openness, Reason, day_of, usual_intervals
from content_models.hours.weekly import Closure, ClosureReason, Hours
from content_models.moments import Moment

ONE_DAY = timedelta(days=1)
FURTHEST_DAYS = 400
"""How far ahead the next opening is looked for: each season comes once within it."""
OPEN_WITHOUT_END = timedelta(days=8)
"""A stretch of this length has no end that would help a reader."""
STRENGTH = {openness: strength for strength, openness in enumerate(Openness)}


class Stretch(Frozen):
    """A stretch of time in UTC of one openness; ``ends`` is no longer in it."""

    begins: Moment
    ends: Moment
    openness: Openness


class Status(StrEnum):
    """A status of a service at a moment."""

    OPEN_UNTIL = "open-until"
    OPENS_AT = "opens-at"
    BY_APPOINTMENT = "by-appointment"
    CLOSED_FOR_HOLIDAY = "closed-for-holiday"
    CLOSED_UNTIL_FURTHER_NOTICE = "closed-until-further-notice"
    SCHOOL_HOLIDAYS_NOT_KNOWN = "school-holidays-not-known"
    UNKNOWN = "unknown"


class Nearness(StrEnum):
    """A nearness of a day as people speak of it.

    A weekday is within six days.
    """

    TODAY = "today"
    TOMORROW = "tomorrow"
    WEEKDAY = "weekday"
    DATE = "date"


class LocalMoment(Frozen):
    """A moment as clocks on the spot show it, and how near its day is."""

    moment: Moment
    day: date
    time: time
    nearness: Nearness


class State(Frozen):
    """A state at a moment, with what a sentence needs.

    Args:
        status: what to say.
        until: when an open or by-appointment stretch ends. None where it has no end worth telling.
        opens: the next certain stretch in which somebody may come, where ``status`` says so.
        opens_by_appointment: ``opens`` begins a stretch by appointment.
        perhaps_earlier: before ``opens`` lies a stretch of which nobody knows.
        reason: why today differs or is not known.
        closed_to: the last day of the closure or holiday; None if that is not known.
        closure_reason: the reason of a closure.
    """

    status: Status
    until: LocalMoment | None = None
    opens: LocalMoment | None = None
    opens_by_appointment: bool = False
    perhaps_earlier: bool = False
    reason: Reason | None = None
    closed_to: date | None = None
    closure_reason: ClosureReason | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of time in UTC of one openness, before it is cut and checked."""

    begins: datetime
    ends: datetime
    openness: Openness


def intervals(hours: Hours, begins: datetime, ends: datetime) -> tuple[Stretch, ...]:
    """Return the stretches between two moments, in order, none overlapping another.

    What belongs together is one stretch; at both ends it is cut. No time holds no stretch.
    """
    begins, ends = begins.astimezone(UTC), ends.astimezone(UTC)
    if ends <= begins:
        return ()
    return tuple(
        Stretch(begins=max(each.begins, begins), ends=min(each.ends, ends), openness=each.openness)
        for each in pieces(hours, begins, ends)
        if each.begins < ends
    )


def state(hours: Hours, at: datetime) -> State:
    """Return the state at a moment; never open when that is in doubt.

    Nor is it closed where nothing is known.
    """
    at = at.astimezone(UTC)
    ahead = pieces(hours, at, at + FURTHEST_DAYS * ONE_DAY, longest=OPEN_WITHOUT_END)
    first = next(ahead, None)
    today = day_of(hours, at.astimezone(hours.zone).date())
    if first is not None and first.begins <= at:
        return _within(hours, at, first, today)
    closed = _closed_today(hours, at, today)
    if closed is not None and closed.status is Status.CLOSED_UNTIL_FURTHER_NOTICE:
        return closed
    coming = _next_opening(hours, at, first, ahead)
    if closed is not None:
        return closed.model_copy(update=coming)
    return _between(hours, today, first, coming)


def local_moment(zone: ZoneInfo, moment: datetime, seen_from: datetime) -> LocalMoment:
    """Return a moment as clocks in a zone show it, seen from an earlier one."""
    local = moment.astimezone(zone)
    days = (local.date() - seen_from.astimezone(zone).date()).days
    nearness = Nearness.DATE
    if days <= 1:
        nearness = Nearness.TOMORROW if days == 1 else Nearness.TODAY
    elif days < 7:
        nearness = Nearness.WEEKDAY
    return LocalMoment(
        moment=moment,
        day=local.date(),
        time=local.time().replace(tzinfo=None, fold=0),
        nearness=nearness,
    )


def _within(hours: Hours, at: datetime, piece: Piece, today: Day) -> State:
    """Return the state inside a stretch."""
    endless = piece.ends - at > OPEN_WITHOUT_END
    until = None if endless else _local(hours, piece.ends, at)
    match piece.openness:
        case Openness.OPEN:
            return State(status=Status.OPEN_UNTIL, until=until, reason=today.reason)
        case Openness.BY_APPOINTMENT:
            return State(status=Status.BY_APPOINTMENT, until=until, reason=today.reason)
        case Openness.SCHOOL_HOLIDAYS_NOT_KNOWN:
            return State(status=Status.SCHOOL_HOLIDAYS_NOT_KNOWN, reason=Reason.SCHOOL_HOLIDAYS)
    return State(status=Status.UNKNOWN, reason=_reason_of(hours, piece))


def _reason_of(hours: Hours, piece: Piece) -> Reason | None:
    """Return the reason of the day on which a piece begins."""
    return day_of(hours, piece.begins.astimezone(hours.zone).date()).reason


def _closed_today(hours: Hours, at: datetime, today: Day) -> State | None:
    """Return the state on a day that a closure or a holiday closes.

    A holiday on a day that is closed anyway says nothing.
    """
    if not today.closed:
        return None
    local_day = at.astimezone(hours.zone).date()
    closed_anyway = usual_intervals(hours, local_day) == () and not hours.also_by_appointment
    if closed_anyway and today.closure is None:
        return None
    closed_to = _last_closed_day(hours, local_day)
    for_holiday, for_good = Status.CLOSED_FOR_HOLIDAY, Status.CLOSED_UNTIL_FURTHER_NOTICE
    return State(
        status=for_good if closed_to is None else for_holiday,
        reason=today.reason,
        closed_to=closed_to,
        closure_reason=today.closure.reason if today.closure else None,
    )


def _last_closed_day(hours: Hours, day: date) -> date | None:
    """Return the last closed day from this one on; None without an end."""
    for ahead in range(FURTHEST_DAYS):
        plan = day_of(hours, day + ahead * ONE_DAY)
        if isinstance(plan.closure, Closure) and plan.closure.last is None:
            return None
        if not plan.closed:
            return day + (ahead - 1) * ONE_DAY
    return None


def _between(hours: Hours, today: Day, first: Piece | None, coming: dict[str, object]) -> State:
    """Return the state outside every stretch, on a day that nothing closes."""
    if hours.doubtful:
        return State(status=Status.UNKNOWN, reason=Reason.DOUBTFUL_TEXT)
    without_times = hours.by_appointment and hours.week is None
    if without_times or hours.also_by_appointment or coming.get("opens_by_appointment"):
        return State(status=Status.BY_APPOINTMENT, reason=today.reason).model_copy(update=coming)
    if "opens" in coming:
        return State(status=Status.OPENS_AT, reason=today.reason).model_copy(update=coming)
    if first is None:
        return State(status=Status.CLOSED_UNTIL_FURTHER_NOTICE)
    if first.openness is Openness.SCHOOL_HOLIDAYS_NOT_KNOWN:
        return State(status=Status.SCHOOL_HOLIDAYS_NOT_KNOWN, reason=Reason.SCHOOL_HOLIDAYS)
    return State(status=Status.UNKNOWN, reason=_reason_of(hours, first))


def _next_opening(
    hours: Hours, at: datetime, first: Piece | None, rest: Iterator[Piece]
) -> dict[str, object]:
    """Return the fields of a state about the next certain stretch, if any."""
    if first is None or hours.doubtful:
        return {}
    piece: Piece | None = first
    while piece is not None and STRENGTH[piece.openness] < STRENGTH[Openness.BY_APPOINTMENT]:
        piece = next(rest, None)
    if piece is None:
        return {}
    return {
        "opens": _local(hours, piece.begins, at),
        "opens_by_appointment": piece.openness is Openness.BY_APPOINTMENT,
        "perhaps_earlier": piece is not first,
    }


def _local(hours: Hours, moment: datetime, seen_from: datetime) -> LocalMoment:
    return local_moment(hours.zone, moment, seen_from)


def pieces(
    hours: Hours, begins: datetime, ends: datetime, longest: timedelta | None = None
) -> Iterator[Piece]:
    """Yield pieces that end after ``begins``; those of one openness that touch are one piece.

    The last may go on after ``ends``. A piece that reaches further than ``longest`` is the last.
    """
    open_piece: Piece | None = None
    for piece in _apart(_of_days(hours, begins, ends)):
        if open_piece is None:
            open_piece = piece
        elif open_piece.ends == piece.begins and open_piece.openness is piece.openness:
            open_piece = Piece(open_piece.begins, piece.ends, piece.openness)
        else:
            if open_piece.ends > begins:
                yield open_piece
            open_piece = piece
        if longest is not None and open_piece.ends - max(open_piece.begins, begins) > longest:
            break
    if open_piece is not None and open_piece.ends > begins:
        yield open_piece


def _of_days(hours: Hours, begins: datetime, ends: datetime) -> Iterator[Piece]:
    """Yield the intervals of each day as instants, by day.

    It begins two days early: one for time zones, one for what goes past midnight.
    """
    zone = hours.zone
    day = (begins - 2 * ONE_DAY).date()
    last = (ends + ONE_DAY).date()
    while day <= last:
        for interval, openness in day_of(hours, day).intervals:
            opens = instant(day, interval.opens, zone)
            closes = instant(day, interval.closes, zone)
            if opens < closes:
                yield Piece(opens, closes, openness)
        day += ONE_DAY


def _apart(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield pieces that overlap no more: where two do, the stronger one holds.

    They come in the order in which they begin.
    """
    waiting: list[Piece] = []
    for piece in pieces:
        if waiting and max(each.ends for each in waiting) <= piece.begins:
            yield from _settle(waiting)
            waiting = []
        waiting.append(piece)
    yield from _settle(waiting)


def _settle(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield the strongest piece of each stretch between two edges."""
    if len(pieces) == 1:
        yield from pieces
        return
    edges = sorted({edge for piece in pieces for edge in (piece.begins, piece.ends)})
    for begins, ends in itertools.pairwise(edges):
        covering = [each for each in pieces if each.begins <= begins and ends <= each.ends]
        if covering:
            strongest = max(covering, key=lambda each: STRENGTH[each.openness])
            yield Piece(begins, ends, strongest.openness)
