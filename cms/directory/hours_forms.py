"""Asks for opening hours in fields that say each thing once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pydantic
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.directory.hours_parts import (
    ClosureForm,
    PartForm,
    PlaceOfHours,
    SeasonForm,
    SpecialDayForm,
    TimesField,
    WeekForm,
    initial_of_closure,
    initial_of_season,
    initial_of_special,
    initial_of_week,
    reasons,
)
from cms.directory.hours_times import written_times
from content_models.hours import (
    Closure,
    Hours,
    PublicHolidays,
    SchoolHolidays,
    YearlyClosure,
    read_hours,
)
from content_models.hours.weekly import LONGEST_NOTE

BLANK_ROWS = 2
"""Empty rows below those that are filled in; saving brings more."""
MOST_ROWS = 100
LONGEST_PASTED = 1000
ONLY, ALSO = "only", "also"
PUBLIC_HOLIDAY_CHOICES = (
    (PublicHolidays.NOT_KNOWN.value, gettext_lazy("not known")),
    (PublicHolidays.CLOSED.value, gettext_lazy("closed")),
    (PublicHolidays.AS_USUAL.value, gettext_lazy("open as usual")),
    (PublicHolidays.OWN_HOURS.value, gettext_lazy("open at these times:")),
)
SCHOOL_HOLIDAY_CHOICES = (
    (SchoolHolidays.AS_USUAL.value, gettext_lazy("open as usual")),
    (SchoolHolidays.CLOSED.value, gettext_lazy("closed")),
    (SchoolHolidays.NOT_KNOWN.value, gettext_lazy("different, not known how")),
)
APPOINTMENT_CHOICES = (
    ("", gettext_lazy("without appointment, at these times")),
    (ONLY, gettext_lazy("only by appointment")),
    (ALSO, gettext_lazy("without appointment at these times, by appointment at others")),
)


@dataclass
class Rows:
    """Rows are the forms of one sort inside the form of hours.

    ``given`` is what they begin with. A form that was sent has as many as were sent.
    """

    name: str
    form: type[PartForm]
    marker: str
    given: list[dict[str, Any]] = field(default_factory=list)

    def forms(self, data: Mapping[str, Any] | None, prefix: str, place: PlaceOfHours) -> list[Any]:
        """Return the forms, with some blank ones behind."""
        if data is None:
            initial: Iterable[dict[str, Any]] = [*self.given, *({} for _row in range(BLANK_ROWS))]
            return [
                self.form(place=place, prefix=f"{prefix}-{self.name}-{number}", initial=each)
                for number, each in enumerate(initial)
            ]
        found: list[Any] = []
        while len(found) < MOST_ROWS:
            inner = f"{prefix}-{self.name}-{len(found)}"
            if f"{inner}-{self.marker}" not in data:
                break
            found.append(self.form(data, place=place, prefix=inner))
        return found


class HoursForm(WeekForm):
    """Asks for the opening hours of a place, or of a service at a place."""

    pasted = forms.CharField(
        label=gettext_lazy("Paste hours as people write them"),
        required=False,
        max_length=LONGEST_PASTED,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        help_text=gettext_lazy(
            "Example: Mo–Fr 9–12, 14–17, closed in August. When you save, it is read, fills the"
            " fields below and takes the place of the week that stood there."
        ),
    )
    appointments = forms.ChoiceField(
        label=gettext_lazy("Appointments"), choices=APPOINTMENT_CHOICES, required=False
    )
    public_holidays = forms.ChoiceField(
        label=gettext_lazy("On public holidays"), choices=PUBLIC_HOLIDAY_CHOICES, required=False
    )
    public_holiday_times = TimesField(label=gettext_lazy("Times on public holidays"))
    school_holidays = forms.ChoiceField(
        label=gettext_lazy("In school holidays"), choices=SCHOOL_HOLIDAY_CHOICES, required=False
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        help_text=gettext_lazy("Readers of all languages see it as it stands. Keep it short."),
    )
    doubtful = forms.BooleanField(
        label=gettext_lazy("These hours are doubtful"),
        required=False,
        help_text=gettext_lazy("They are shown, but nothing is called open by them."),
    )
    holiday_region = forms.RegexField(
        r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$",
        label=gettext_lazy("Region of its public holidays"),
        required=False,
        widget=forms.TextInput({"dir": "ltr"}),
        help_text=gettext_lazy(
            "Empty: by country and postcode. Example: FR-67, AT-9, GB-SCT. Austria’s Länder cannot"
            " be told by a postcode."
        ),
    )
    timezone = forms.CharField(
        label=gettext_lazy("Time zone"),
        required=False,
        max_length=60,
        widget=forms.TextInput({"dir": "ltr"}),
        help_text=gettext_lazy("Only if the country has several. Example: Atlantic/Azores"),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        prefix: str,
        place: PlaceOfHours,
        hours: Hours | None = None,
    ) -> None:
        super().__init__(
            data, prefix=prefix, place=place, initial=_initial_of(hours, place) if hours else {}
        )
        given = hours or Hours(timezone="UTC", holiday_region="FR")
        rows = (
            Rows("seasons", SeasonForm, "first_day", [*map(initial_of_season, given.seasons)]),
            Rows("closures", ClosureForm, "first", [*map(initial_of_closure, given.every_closure)]),
            Rows("special", SpecialDayForm, "day", [*map(initial_of_special, given.special_days)]),
        )
        self.seasons, self.closures, self.special_days = (
            each.forms(data if self.is_bound else None, prefix, place) for each in rows
        )

    @property
    def rows(self) -> list[Any]:
        """Return all forms inside this one."""
        return [*self.seasons, *self.closures, *self.special_days]

    @property
    def has_further_rules(self) -> bool:
        """True where the part that is closed at first holds something, or an error."""
        named = ("note", "holiday_region", "timezone", "doubtful")
        if self.is_bound:
            return any(each.errors or not each.is_blank for each in self.rows) or any(
                self.data.get(self.add_prefix(name)) for name in named
            )
        return any(each.initial for each in self.rows) or any(map(self.initial.get, named))

    def is_valid(self) -> bool:
        """True where this form and all inside it are valid."""
        return bool(super().is_valid()) and all(each.is_valid() for each in self.rows)

    def clean(self) -> Any:
        """Refuse what contradicts itself."""
        if self.cleaned_data.get("pasted"):
            self._refuse_unread()
        own_hours = self.cleaned_data.get("public_holidays") == PublicHolidays.OWN_HOURS
        if own_hours and not self.times.get("public_holiday_times"):
            self.add_error("public_holiday_times", _("Say when it is open on public holidays."))
        if not self.errors and not self._timezone:
            self.add_error("timezone", _("This country has several time zones. Which is it?"))
        if not self.errors and all(each.is_valid() for each in self.rows):
            try:
                self.value()
            except pydantic.ValidationError as error:
                raise ValidationError(reasons(error)) from error
        return self.cleaned_data

    def value(self) -> Hours | None:
        """Return the hours; None where nothing was said of them."""
        found = self.cleaned_data
        typed = self._typed()
        if found.get("pasted") and self._read.hours is not None:
            typed = _with_read(typed, self._read.hours)
        if not _says_something(typed):
            return None
        return Hours(
            **typed,
            timezone=self._timezone,
            holiday_region=found.get("holiday_region") or self.place.region,
        )

    def _typed(self) -> dict[str, Any]:
        found = self.cleaned_data
        closures = [each.value() for each in self.closures if not each.is_blank]
        appointments = found.get("appointments")
        rule = PublicHolidays(found.get("public_holidays") or PublicHolidays.NOT_KNOWN)
        times = self.times.get("public_holiday_times", ())
        return {
            "week": self.week(),
            "seasons": tuple(each.value() for each in self.seasons if not each.is_blank),
            "closures": tuple(each for each in closures if isinstance(each, Closure)),
            "yearly_closures": tuple(each for each in closures if isinstance(each, YearlyClosure)),
            "special_days": tuple(each.value() for each in self.special_days if not each.is_blank),
            "public_holidays": rule,
            "public_holiday_intervals": times if rule is PublicHolidays.OWN_HOURS else (),
            "school_holidays": SchoolHolidays(
                found.get("school_holidays") or SchoolHolidays.AS_USUAL
            ),
            "by_appointment": appointments == ONLY,
            "also_by_appointment": appointments == ALSO,
            "doubtful": bool(found.get("doubtful")),
            "note": found.get("note", ""),
        }

    @property
    def _timezone(self) -> str:
        return self.cleaned_data.get("timezone") or self.place.timezone

    @cached_property
    def _read(self) -> Any:
        return read_hours(
            self.cleaned_data["pasted"],
            self.place.country,
            timezone="UTC",
            holiday_region=self.place.region,
        )

    def _refuse_unread(self) -> None:
        """Name the words of a pasted text that were not understood."""
        if self._read.whole:
            return
        unread = "; ".join(self._read.kept_as_text)
        self.add_error(
            "pasted",
            _("This was not understood: %(text)s. Write it otherwise, or fill in the fields below.")
            % {"text": f"«{unread}»"},
        )


def _says_something(typed: dict[str, Any]) -> bool:
    plain = Hours(timezone="UTC", holiday_region="FR").model_dump()
    return any(value != plain[name] for name, value in typed.items() if name != "doubtful")


def _with_read(typed: dict[str, Any], read: Hours) -> dict[str, Any]:
    """Return what was typed, with what a pasted text says in its place."""
    told: dict[str, Any] = {"week": read.week}
    if read.by_appointment or read.also_by_appointment:
        told["by_appointment"] = read.by_appointment
        told["also_by_appointment"] = read.also_by_appointment
    for name in ("closures", "yearly_closures", "special_days", "seasons"):
        told[name] = tuple(dict.fromkeys((*typed[name], *getattr(read, name))))
    if read.public_holidays is not PublicHolidays.NOT_KNOWN:
        told["public_holidays"] = read.public_holidays
        told["public_holiday_intervals"] = read.public_holiday_intervals
    if read.school_holidays is not SchoolHolidays.AS_USUAL:
        told["school_holidays"] = read.school_holidays
    if read.note and read.note not in typed["note"]:
        told["note"] = "\n".join(filter(None, (typed["note"], read.note)))
    return typed | told


def _initial_of(hours: Hours, place: PlaceOfHours) -> dict[str, Any]:
    appointments = ONLY if hours.by_appointment else ALSO if hours.also_by_appointment else ""
    region, timezone = hours.holiday_region, hours.timezone
    return initial_of_week(hours.week) | {
        "appointments": appointments,
        "public_holidays": hours.public_holidays.value,
        "public_holiday_times": written_times(hours.public_holiday_intervals),
        "school_holidays": hours.school_holidays.value,
        "note": hours.note,
        "doubtful": hours.doubtful,
        "holiday_region": "" if region == place.region else region,
        "timezone": "" if timezone == place.timezone else timezone,
    }
