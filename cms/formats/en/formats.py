"""Defines English dates as in Europe.

Django's are American, and 11/12 is another day there.
"""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"
SHORT_DATE_FORMAT = "d/m/Y"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
FIRST_DAY_OF_WEEK = 1
"""Monday."""
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]
"""The first is what Wagtail's calendar writes."""
