"""Gathers hours while a text is read, and says what was read."""

from dataclasses import dataclass, field
from datetime import date

from pydantic import ValidationError

from content_models.blocks import Frozen
from content_models.hours.weekly import (
    Closure,
    Hours,
    Interval,
    MonthDay,
    PublicHolidays,
    SchoolHolidays,
    Season,
    SpecialDay,
    Week,
    Weekday,
    YearlyClosure,
)


class ReadHours(Frozen):
    """Hours as they were read.

    ``hours`` is None where nothing was understood. ``kept_as_text`` holds, as written, each piece
    that was not understood; hours beside such pieces are ``doubtful``.
    """

    hours: Hours | None = None
    kept_as_text: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Return True if all was understood."""
        return self.hours is not None and not self.kept_as_text


@dataclass
class Gathered:
    """Gathered pieces of a text; ``hours`` makes the value of them."""

    week: dict[Weekday, tuple[Interval, ...]] | None = None
    seasons: dict[tuple[MonthDay, MonthDay], dict[Weekday, tuple[Interval, ...]]] = field(
        default_factory=dict
    )
    closures: list[Closure] = field(default_factory=list)
    yearly_closures: list[YearlyClosure] = field(default_factory=list)
    special_days: dict[date, tuple[Interval, ...]] = field(default_factory=dict)
    public_holidays: PublicHolidays | None = None
    public_holiday_intervals: tuple[Interval, ...] = ()
    school_holidays: SchoolHolidays = SchoolHolidays.AS_USUAL
    by_appointment: bool = False
    also_by_appointment: bool = False
    doubtful: bool = False
    understood: bool = False
    notes: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def hours(
        self, timezone: str, holiday_region: str, unmentioned: PublicHolidays
    ) -> Hours | None:
        """Return the hours; None where nothing was understood or it contradicts itself."""
        if not self.understood:
            return None
        try:
            return Hours(
                timezone=timezone,
                holiday_region=holiday_region,
                week=None if self.week is None else Week.of(self.week),
                seasons=tuple(
                    Season(first=first, last=last, week=Week.of(week))
                    for (first, last), week in self.seasons.items()
                ),
                closures=tuple(self.closures),
                yearly_closures=tuple(self.yearly_closures),
                special_days=tuple(
                    SpecialDay(day=day, intervals=intervals)
                    for day, intervals in self.special_days.items()
                ),
                public_holidays=self.public_holidays or unmentioned,
                public_holiday_intervals=self.public_holiday_intervals,
                school_holidays=self.school_holidays,
                by_appointment=self.by_appointment,
                also_by_appointment=self.also_by_appointment,
                doubtful=self.doubtful or bool(self.kept),
                note="\n".join(self.notes),
            )
        except ValidationError:
            return None
