"""Knows the time zone of a country, and whose holidays a postcode has."""

import re
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

NATIONS_OF_POSTCODE_AREAS = {
    "GB-SCT": "AB DD DG EH FK G HS IV KA KW KY ML PA PH ZE",
    "GB-WLS": "CF LD LL NP SA",
    "GB-NIR": "BT",
}
AREAS_OF_TWO_NATIONS = frozenset(("CH", "HR", "SY", "TD"))
"""Areas over a border, whose nation a postcode does not tell."""


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


def holiday_region_of(country: str, postcode: str) -> str:
    """Return whose holidays a postcode has, as far as it tells; else the country.

    In France it is the département, in the United Kingdom the nation. A few villages get their post
    from the next département: an editor can say better. Austria's postcodes do not follow Länder.
    """
    code = postcode.replace(" ", "").upper()
    if country == "FR" and re.fullmatch(r"\d{5}", code):
        return _departement(code)
    area = re.match(r"[A-Z]{1,2}(?=\d)", code)
    if country != "GB" or area is None or area[0] in AREAS_OF_TWO_NATIONS:
        return country
    nations = (
        name for name, areas in NATIONS_OF_POSTCODE_AREAS.items() if area[0] in areas.split()
    )
    return next(nations, "GB-ENG")


def _departement(code: str) -> str:
    if code.startswith("20"):
        return "FR-2A" if code[:3] in ("200", "201") else "FR-2B"
    return f"FR-{code[:3] if code.startswith('97') else code[:2]}"
