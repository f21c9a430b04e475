"""Knows the time zone of a country."""

from functools import cache

from babel.core import get_global

MAIN_ZONES = {
    "CY": "Asia/Nicosia",
    "DE": "Europe/Berlin",
    "ES": "Europe/Madrid",
    "PT": "Europe/Lisbon",
    "UA": "Europe/Kyiv",
}
"""Countries with zones of far or tiny parts, where nearly all of the country has one."""


@cache
def timezone_of(country: str) -> str:
    """Return the IANA name of a country's only or main time zone.

    Raises:
        LookupError: the country is unknown or has several.
    """
    if country in MAIN_ZONES:
        return MAIN_ZONES[country]
    zones = [name for name, where in get_global("zone_territories").items() if where == country]
    if len(zones) != 1:
        raise LookupError(f"{country} has {len(zones)} time zones")
    return str(zones[0])
