"""Names the countries of the world, as ISO 3166 codes them and CLDR calls them.

The partners are in four (``vocabularies.Country``); who helps may be in any.
"""

from typing import TYPE_CHECKING, Literal

from content_models.language_names import cldr_locale

NO_COUNTRIES = frozenset(
    {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
)
"""CLDR names them among the territories: unions, islands of a country, tests, unknown."""
ALPHA_2 = 2
"""Letters of a code."""
COUNTRIES = frozenset(
    code
    for code in map(str, cldr_locale("en").territories)
    if len(code) == ALPHA_2 and code.isalpha() and code not in NO_COUNTRIES
)
"""ISO 3166-1 alpha-2, and Kosovo (``XK``)."""


def country_name(code: str, reader: str) -> str:
    """Return the name of a country in a reader's language."""
    return str(cldr_locale(reader).territories.get(code, code))


if TYPE_CHECKING:
    CountryCode = str
else:
    CountryCode = Literal[tuple(sorted(COUNTRIES))]  # Pydantic refuses other codes
