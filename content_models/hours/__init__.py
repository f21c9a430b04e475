"""Holds opening hours: when something is open, and how to read and write it.

Facts without words of any language: whoever shows them translates. See docs/directory.md. The table
for "open now" over many records is in ``prepared``, time windows are in ``windows``.
"""

from content_models.hours.days import Openness, Reason
from content_models.hours.evaluation import (
    LocalMoment,
    Nearness,
    State,
    Status,
    Stretch,
    intervals,
    state,
)
from content_models.hours.gathered import ReadHours
from content_models.hours.hsds import to_hsds_schedules
from content_models.hours.hsds_reader import from_hsds_schedules
from content_models.hours.lines import HoursLines, lines_of
from content_models.hours.osm import to_osm
from content_models.hours.osm_reader import from_osm
from content_models.hours.places import holiday_region_of, timezone_of
from content_models.hours.reading.reader import read_hours
from content_models.hours.weekly import (
    Closure,
    ClosureReason,
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

__all__ = [
    "Closure",
    "ClosureReason",
    "Hours",
    "HoursLines",
    "Interval",
    "LocalMoment",
    "MonthDay",
    "Nearness",
    "Openness",
    "PublicHolidays",
    "ReadHours",
    "Reason",
    "SchoolHolidays",
    "Season",
    "SpecialDay",
    "State",
    "Status",
    "Stretch",
    "Week",
    "Weekday",
    "YearlyClosure",
    "from_hsds_schedules",
    "from_osm",
    "holiday_region_of",
    "intervals",
    "lines_of",
    "read_hours",
    "state",
    "timezone_of",
    "to_hsds_schedules",
    "to_osm",
]
