"""Asks for a week, a season, a closure or a special day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pydantic
from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.directory.hours_times import UnreadTimesError, read_times, written_times
from content_models.hours import (
    Closure,
    ClosureReason,
    Interval,
    MonthDay,
    Season,
    SpecialDay,
    Week,
    YearlyClosure,
    holiday_region_of,
    timezone_of,
)
from content_models.hours.weekly import LEAP_YEAR

DAYS = tuple(Week.model_fields)
LONGEST_TIMES = 200
REASON_CHOICES = (
    (ClosureReason.HOLIDAYS.value, gettext_lazy("holidays")),
    (ClosureReason.WORKS.value, gettext_lazy("building works")),
    (ClosureReason.MOVING.value, gettext_lazy("moving")),
    (ClosureReason.STAFF.value, gettext_lazy("too few staff")),
    (ClosureReason.EVENT.value, gettext_lazy("an event")),
    (ClosureReason.OTHER.value, gettext_lazy("another reason")),
)


@dataclass(frozen=True)
class PlaceOfHours:
    """A place by whose clocks and holidays hours are told.

    Args:
        country: by ISO 3166-1.
        postcode: tells the region of its holidays, in some countries.
    """

    country: str = "FR"
    postcode: str = ""

    @property
    def region(self) -> str:
        """Return the region of its public holidays."""
        return holiday_region_of(self.country, self.postcode)

    @property
    def timezone(self) -> str:
        """Return its time zone; empty where the country has several."""
        try:
            return timezone_of(self.country)
        except LookupError:
            return ""


class PartForm(forms.Form):
    """Asks for a part of the hours of a place.

    An empty part says nothing, and nothing is required of it.
    """

    def __init__(self, data: Any = None, *, place: PlaceOfHours, **options: Any) -> None:
        self.place = place
        super().__init__(data, use_required_attribute=False, **options)

    @property
    def is_blank(self) -> bool:
        """True where nothing was typed."""
        return not self.has_changed()

    def value(self) -> Any:
        """Return the part as ``content_models.hours`` has it; the form is valid."""
        raise NotImplementedError

    def clean(self) -> Any:
        """Refuse what contradicts itself."""
        cleaned = super().clean()
        if not self.errors and not self.is_blank:
            try:
                self.value()
            except pydantic.ValidationError as error:
                raise ValidationError(reasons(error)) from error
        return cleaned


class TimesField(forms.CharField):
    """Asks for the times of a day, read as people write them."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"})
        super().__init__(required=False, max_length=LONGEST_TIMES, widget=widget, **options)

    def read(self, text: str, place: PlaceOfHours) -> tuple[Interval, ...]:
        """Return the intervals, or raise ``ValidationError``."""
        try:
            return read_times(text, place.country)
        except UnreadTimesError as error:
            raise ValidationError(
                _("These times cannot be read, or they overlap. Example: 09:00–12:00, 14:00–17:00")
            ) from error


class TimesForm(PartForm):
    """Asks for times in some of its fields; ``times`` holds what was read of them."""

    def __init__(self, *args: Any, **options: Any) -> None:
        self.times: dict[str, tuple[Interval, ...]] = {}
        super().__init__(*args, **options)

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]  # the stubs leave it out
        for name, asked in self.fields.items():
            if isinstance(asked, TimesField) and name in self.cleaned_data:
                try:
                    self.times[name] = asked.read(self.cleaned_data[name], self.place)
                except ValidationError as refusal:
                    self.add_error(name, refusal)


class WeekForm(TimesForm):
    """Asks for the times of each weekday."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for number, name in enumerate(DAYS):
            self.fields[name] = TimesField(label=capfirst(str(WEEKDAYS[number])))

    @property
    def days(self) -> Iterator[Any]:
        """Yield the fields of the weekdays."""
        return (self[name] for name in DAYS)

    def week(self) -> Week | None:
        """Return the week; None where nothing was typed on any day."""
        if not any(self.cleaned_data.get(name) for name in DAYS):
            return None
        return Week(**{name: self.times.get(name, ()) for name in DAYS})


def initial_of_week(week: Week | None) -> dict[str, str]:
    """Return what stands in the fields of a week."""
    if week is None:
        return {}
    texts = {name: written_times(day) for name, day in zip(DAYS, week.days, strict=True)}
    return {name: text or str(_("closed")) for name, text in texts.items()}


class SeasonForm(WeekForm):
    """Asks for a week from a day of each year to another."""

    first_day = forms.IntegerField(min_value=1, max_value=31, required=False)
    first_month = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    last_day = forms.IntegerField(min_value=1, max_value=31, required=False)
    last_month = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    order = ("first_day", "first_month", "last_day", "last_month")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        labels = (_("From day"), _("Month"), _("To day"), _("Month"))
        for name, label in zip(self.order, labels, strict=True):
            self.fields[name].label = label
        self.order_fields(self.order)
        for name in ("first_month", "last_month"):
            asked: Any = self.fields[name]
            asked.choices = [("", "–"), *MONTHS.items()]

    def value(self) -> Season:
        """Return the season."""
        found = self.cleaned_data
        return Season(
            first=MonthDay(month=found["first_month"], day=found["first_day"]),
            last=MonthDay(month=found["last_month"], day=found["last_day"]),
            week=self.week() or Week(),
        )

    def clean(self) -> Any:
        """Ask for all of a season, or nothing."""
        if not self.errors and not self.is_blank:
            for name in self.order:
                if self.cleaned_data.get(name) is None:
                    self.add_error(name, _("Say from which day to which day."))
            if self.week() is None:
                self.add_error(DAYS[0], _("Say when it is open, or “closed”."))
        return super().clean()


class DayInput(forms.DateInput):
    """Asks for a day as browsers do, which know dates of ISO 8601 alone."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ClosureForm(PartForm):
    """Asks for days on which it is closed, once or each year."""

    first = forms.DateField(label=gettext_lazy("Closed from"), required=False, widget=DayInput())
    last = forms.DateField(
        label=gettext_lazy("To"),
        required=False,
        help_text=gettext_lazy("Empty: until further notice."),
        widget=DayInput(),
    )
    every_year = forms.BooleanField(label=gettext_lazy("Each year"), required=False)
    reason = forms.ChoiceField(label=gettext_lazy("Reason"), choices=REASON_CHOICES, required=False)

    @property
    def is_blank(self) -> bool:
        """True where no day was given."""
        return not {"first", "last", "every_year"} & set(self.changed_data)

    def value(self) -> Closure | YearlyClosure:
        """Return the closure."""
        found: dict[str, Any] = self.cleaned_data
        first, last = found["first"], found["last"]
        reason = ClosureReason(found.get("reason") or ClosureReason.HOLIDAYS)
        if found.get("every_year"):
            return YearlyClosure(first=_month_day(first), last=_month_day(last), reason=reason)
        return Closure(first=first, last=last, reason=reason)

    def clean(self) -> Any:
        """Ask for the days that are needed."""
        found = self.cleaned_data
        if not self.errors and not self.is_blank:
            if not found.get("first"):
                self.add_error("first", _("Say from which day on it is closed."))
            if found.get("every_year") and not found.get("last"):
                self.add_error("last", _("Say on which day it is closed for the last time."))
        return super().clean()


class SpecialDayForm(TimesForm):
    """Asks for a day with times of its own."""

    day = forms.DateField(label=gettext_lazy("Special day"), required=False, widget=DayInput())
    times_of_day = TimesField(label=gettext_lazy("Open"))

    def value(self) -> SpecialDay:
        """Return the special day."""
        return SpecialDay(day=self.cleaned_data["day"], intervals=self.times["times_of_day"])

    def clean(self) -> Any:
        """Ask for both, or nothing."""
        if not self.errors and not self.is_blank:
            if not self.cleaned_data.get("day"):
                self.add_error("day", _("Say which day."))
            if not self.times.get("times_of_day"):
                self.add_error(
                    "times_of_day", _("Say when it is open. For a closed day, use a closure.")
                )
        return super().clean()


def reasons(error: pydantic.ValidationError) -> list[str]:
    """Return why hours contradict themselves, in the editor's language."""
    said = {
        "an interval closes after it opens": _("It closes before it opens."),
        "two intervals of a day overlap": _("Two times of one day overlap."),
        "no year has this day": _("No year has this day."),
        "a closure ends on its first day": _("The closure ends before it begins."),
        "two seasons share a day": _("Two seasons share a day."),
        "a special day is told twice": _("A special day stands here twice."),
        "'also by appointment'": _("“By appointment at others” needs times of the week."),
        "'by appointment' holds for every": _(
            "If all is by appointment, leave “by appointment” out at single times."
        ),
        "a closed week": _("A week that is closed has no appointments and no doubts."),
        "no such time zone": _("There is no such time zone."),
    }
    found = [text for each in error.errors() for mark, text in said.items() if mark in each["msg"]]
    return found or [_("These hours contradict themselves.")]


def initial_of_season(season: Season) -> dict[str, Any]:
    """Return what stands in the fields of a season."""
    return initial_of_week(season.week) | {
        "first_day": season.first.day,
        "first_month": season.first.month,
        "last_day": season.last.day,
        "last_month": season.last.month,
    }


def initial_of_closure(closure: Closure | YearlyClosure) -> dict[str, Any]:
    """Return what stands in the fields of a closure."""
    if isinstance(closure, Closure):
        return {"first": closure.first, "last": closure.last, "reason": closure.reason.value}
    return {
        "first": _in_a_year(closure.first),
        "last": _in_a_year(closure.last),
        "every_year": True,
        "reason": closure.reason.value,
    }


def initial_of_special(special: SpecialDay) -> dict[str, Any]:
    """Return what stands in the fields of a special day."""
    return {"day": special.day, "times_of_day": written_times(special.intervals)}


def _month_day(day: date) -> MonthDay:
    return MonthDay(month=day.month, day=day.day)


def _in_a_year(day: MonthDay) -> date:
    """Return a day of each year in this year, or in a leap year."""
    this_year = date.today().year  # noqa: DTZ011 - any year will do
    try:
        return date(this_year, day.month, day.day)
    except ValueError:
        return date(LEAP_YEAR, day.month, day.day)
