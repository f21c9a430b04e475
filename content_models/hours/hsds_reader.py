"""Reads rows of the HSDS table ``schedule``, ours without loss."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from content_models.blocks import Frozen
from content_models.hours.hsds import OSM_PREFIX, HsdsLoss, rows_of
from content_models.hours.osm_reader import from_osm
from content_models.hours.reading.words import means_by_appointment
from content_models.hours.weekly import (
    LONGEST_NOTE,
    MINUTES_OF_A_DAY,
    WEEKDAYS,
    Hours,
    Interval,
    PublicHolidays,
    SpecialDay,
    Week,
    Weekday,
)

_TIME = re.compile(r"(\d{2}):([0-5]\d)(?::00)?(Z|[+-]\d{2}:?\d{2})?")
_DAYS = {day.value.upper(): day for day in WEEKDAYS}


class ReadSchedules(Frozen):
    """Hours read from rows, with what of the rows they cannot hold."""

    hours: Hours | None = None
    losses: tuple[HsdsLoss, ...] = ()


def from_hsds_schedules(
    rows: Iterable[Mapping[str, object]], *, timezone: str, holiday_region: str, on: date
) -> ReadSchedules:
    """Return the hours that rows of ``schedule`` tell.

    Rows of ours are read from their description if the fields say the same. Of others, weekly rules
    and single days are read; hours beside rows that were not understood are doubtful.

    Args:
        rows: as they come from JSON or CSV; empty fields may be missing, None or "".
        timezone: the IANA name, which HSDS has not.
        holiday_region: as in ``Hours``.
        on: the day of reading; of rules between two dates the one that holds then is taken.
    """
    known = [_without_empty(row) for row in rows]
    written = _as_written(known, timezone, holiday_region)
    if written is not None:
        return ReadSchedules(hours=written)
    return _Rows(timezone, holiday_region, on).read(known)


def _without_empty(row: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in row.items() if value is not None and value != ""}


def _as_written(rows: list[dict[str, str]], timezone: str, region: str) -> Hours | None:
    """Return the hours of a description of ours; None if fields were changed since."""
    descriptions = {row.get("description", "") for row in rows}
    if len(descriptions) != 1:
        return None
    (text,) = descriptions
    if not text.startswith(OSM_PREFIX):
        return None
    read = from_osm(
        text.removeprefix(OSM_PREFIX),
        timezone=timezone,
        holiday_region=region,
        unmentioned=PublicHolidays.AS_USUAL,
    )
    if not read.whole or read.hours is None:
        return None
    hours = read.hours.model_copy(update={"note": rows[0].get("notes", "")})
    if not _says_the_same(rows, hours):
        return None
    return Hours.model_validate(hours.model_dump())


def _says_the_same(rows: list[dict[str, str]], hours: Hours) -> bool:
    """Return True if rows with times are those of the hours.

    Dated rows begin in the year of writing, or in the next one if all of that year is closed.
    """
    times = _fields(rows)
    if not times or hours.doubtful:
        return not times
    begins = min(first for first, *_ in times)
    years = (int(begins[:4]), int(begins[:4]) - 1) if begins else (1,)
    return any(
        times == _fields(_without_empty(row) for row in rows_of(hours, year)) for year in years
    )


def _fields(rows: Iterable[Mapping[str, str]]) -> set[tuple[str, ...]]:
    """Return what says when, of rows that have times."""
    names = ("valid_from", "valid_to", "byday", "opens_at", "closes_at")
    return {tuple(row.get(name, "") for name in names) for row in rows if "opens_at" in row}


class _Rows:
    """Reads rows of others."""

    def __init__(self, timezone: str, holiday_region: str, on: date) -> None:
        self._timezone = timezone
        self._region = holiday_region
        self._on = on
        self._losses: dict[HsdsLoss, None] = {}
        self._week: dict[Weekday, list[Interval]] = {}
        self._special: dict[date, list[Interval]] = {}

    def read(self, rows: list[dict[str, str]]) -> ReadSchedules:
        """Return the hours, and what is lost of the rows."""
        for row in rows:
            self._take(row)
        notes = dict.fromkeys(
            row[name] for row in rows for name in ("description", "notes") if name in row
        )
        losses = tuple(self._losses)
        if not (self._week or self._special):
            return ReadSchedules(losses=losses)
        try:
            hours = Hours(
                timezone=self._timezone,
                holiday_region=self._region,
                week=Week.of({day: tuple(each) for day, each in self._week.items()})
                if self._week
                else None,
                special_days=tuple(
                    SpecialDay(day=day, intervals=tuple(each))
                    for day, each in self._special.items()
                ),
                doubtful=bool(losses),
                note="\n".join(notes)[:LONGEST_NOTE],
            )
        except ValueError:
            return ReadSchedules(losses=(*losses, HsdsLoss.TIMES_NOT_READ))
        return ReadSchedules(hours=hours, losses=losses)

    def _lose(self, loss: HsdsLoss) -> None:
        self._losses[loss] = None

    def _take(self, row: dict[str, str]) -> None:
        interval = self._interval(row)
        if interval is None:
            return
        unread = ("until", "count", "bymonthday", "byyearday", "byweekno")
        weekly = row.get("freq", "WEEKLY") == "WEEKLY" and row.get("interval", "1") in ("1", "1.0")
        if not weekly or any(name in row for name in unread):
            self._lose(HsdsLoss.OTHER_FREQUENCY)
            return
        self._place(row, interval)

    def _place(self, row: dict[str, str], interval: Interval) -> None:
        """Put an interval where it belongs: into the week, or to a single day."""
        try:
            first, last = (_day(row.get(name)) for name in ("valid_from", "valid_to"))
            days = [_DAYS[day.strip()] for day in row.get("byday", "").split(",") if day.strip()]
        except (KeyError, ValueError):
            self._lose(HsdsLoss.TIMES_NOT_READ)
            return
        if first is not None and first == last:
            if not days or WEEKDAYS[first.weekday()] in days:
                self._special.setdefault(first, []).append(interval)
            return
        if not days:
            self._lose(HsdsLoss.TIMES_NOT_READ)
            return
        if first is not None or last is not None:
            if (first is not None and self._on < first) or (last is not None and self._on > last):
                self._lose(HsdsLoss.VALIDITY)
                return
            if last is not None:
                self._lose(HsdsLoss.VALIDITY)
        for day in days:
            self._week.setdefault(day, []).append(interval)

    def _interval(self, row: dict[str, str]) -> Interval | None:
        """Return the interval of a row; None without times or with odd ones."""
        written = (row.get("opens_at"), row.get("closes_at"))
        if written == (None, None):
            self._lose(HsdsLoss.NO_TIMES)
            return None
        found = [_TIME.fullmatch(each or "") for each in written]
        minutes = [int(each[1]) * 60 + int(each[2]) for each in found if each]
        if len(minutes) < len(found) or max(minutes) > MINUTES_OF_A_DAY:
            self._lose(HsdsLoss.TIMES_NOT_READ)
            return None
        if not all(self._is_local(each[3]) for each in found if each):
            self._lose(HsdsLoss.OTHER_OFFSET)
            return None
        opens, closes = minutes
        if closes <= opens:
            closes += MINUTES_OF_A_DAY
        if opens == MINUTES_OF_A_DAY:
            self._lose(HsdsLoss.TIMES_NOT_READ)
            return None
        return Interval(
            opens=opens,
            closes=closes,
            by_appointment=means_by_appointment(row.get("attending_type", "")),
        )

    def _is_local(self, offset: str | None) -> bool:
        """Return True if the time zone has an offset, in winter or in summer."""
        if offset is None:
            return True
        zone = Hours(timezone=self._timezone, holiday_region=self._region).zone
        moments = (datetime(self._on.year, month, 1, 12, tzinfo=zone) for month in (1, 7))
        known = {moment.strftime("%z") for moment in moments}
        return offset.replace("Z", "+0000").replace(":", "") in known


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
