"""Places are found as readers type them."""

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from content_models.deployment import PROJECT_FOLDER
from content_models.distances import distance_km
from content_models.places import Coordinates
from search.gazetteer.finding import MOST_FOUND, find, place, suggest
from search.gazetteer.places import Place, Precision
from search.gazetteer.spelling import key_of, words_of
from search.gazetteer.tables import tables
from tests.search.gazetteer.lookups import FIRST

ORGANISATIONS = PROJECT_FOLDER / "cms" / "demonstration" / "content" / "organisations"
FARTHEST_KM = 6
"""From the middle of a commune to what is in it."""
HOSTILE = (
    "",
    " ",
    "-",
    "🙂",
    "\x00",
    "\ud800",
    "Pau\x00",
    "'; DROP TABLE places; --",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "%s%s%s%n",
    "Pau\n\t\r",
    "\u202euaP",
    "a" * 100_000,
    "é" * 100_000,
    "٣" * 5_000,
    "9" * 5_000,
    "saint " * 5_000,
    "ﷺ" * 80,
    "و" * 80,
    "χγ" * 40,
    "0",
    "00000",
    "99999",
    "-64000",
    "6400０",
    "½",
    "Ⅻ",
    "ς",
    "ß",
)


def called(found: Place) -> set[str]:
    """Return the ways in which the table of lookups may name a place."""
    name = f"{found.country} {found.name.local}"
    return {name, *(f"{name} ({area.local})" for area in found.areas)}


def called_so(sought: Place) -> set[str]:
    """Return the ids of all places that are called like one, or so for short."""
    key = key_of(words_of(sought.name.local))
    lines = tables().keys.beginning(key)
    same = [line for line in lines if tables().keys.at(line).decode() == key]
    return {tables().place(int(tables().names[line])).id for line in same}


def locations() -> list[dict[str, str]]:
    """Return every location of the demonstration content."""
    return [
        location
        for file in sorted(ORGANISATIONS.glob("*.yaml"))
        for organisation in yaml.safe_load(file.read_text("utf-8"))
        for location in organisation["locations"]
    ]


@pytest.mark.parametrize(("country", "text", "meant"), FIRST, ids=[each[1] for each in FIRST])
def test_a_place_is_found_first_as_readers_type_it(country: str, text: str, meant: str) -> None:
    found = find(text, country)

    assert found
    assert meant in called(found[0])


def test_every_town_of_the_demonstration_is_found_where_it_is() -> None:
    wrong = []
    for location in locations():
        at = Coordinates(latitude=location["latitude"], longitude=location["longitude"])
        for text in (location["place"], f"{location['postcode']} {location['place']}"):
            found = find(text, location["country"])
            if not found or distance_km(found[0].coordinates, at) > FARTHEST_KM:
                wrong.append((text, found[:1]))

    assert wrong == []


@pytest.mark.parametrize("text", HOSTILE)
def test_nonsense_finds_something_or_nothing_but_never_fails(text: str) -> None:
    assert len(find(text, "FR")) <= MOST_FOUND
    assert len(suggest(text, "fr")) <= MOST_FOUND


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=100), st.sampled_from(["", "FR", "GR", "XX", "é", "\x00"]), st.integers(-3, 99)
)
def test_any_text_is_answered_by_at_most_so_many_places(
    text: str, country: str, limit: int
) -> None:
    found = find(text, country, limit)

    assert len(found) <= max(0, limit)
    assert len({each.id for each in found}) == len(found)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 57_660))
def test_every_place_is_among_the_first_by_its_own_name(number: int) -> None:
    sought = tables().place(number)

    found = find(sought.name.local, sought.country)[:5]

    # Twelve are called Sainte-Colombe, many Fontenay for short: then the first five are.
    assert sought.id in {each.id for each in found} or {each.id for each in found} <= called_so(
        sought
    )


@pytest.mark.parametrize(
    ("beginning", "language", "name"),
    [
        ("olor", "fr", "Oloron-Sainte-Marie"),
        ("oloron s", "fr", "Oloron-Sainte-Marie"),
        ("la r", "fr", "La Rochelle"),
        ("saint-j", "fr", "Saint-Joseph"),
        ("θεσσ", "el", "Θεσσαλονίκη"),
        ("gr", "de", "Graz"),
        ("hul", "en", "Hull"),
        ("أولور", "ar", "أولورون سانت ماري"),
        ("олор", "uk", "Олорон-Сент-Марі"),
        ("640", "fr", "Pau"),
        ("801", "de", "Graz"),
    ],
)
def test_a_beginning_is_completed_in_the_language_of_the_reader(
    beginning: str, language: str, name: str
) -> None:
    assert suggest(beginning, language)[0].name_in(language) == name


def test_a_country_that_is_said_comes_before_that_of_the_language() -> None:
    assert suggest("gra", "fr")[0].country == "FR"
    assert suggest("gra", "fr", country="AT")[0].name.local == "Graz"


def test_completions_name_no_part_of_a_city_before_a_figure_is_typed() -> None:
    names = [each.name.local for each in suggest("paris", "fr", limit=MOST_FOUND)]

    assert not [name for name in names if re.search(r"\d", name)]
    assert suggest("paris 1", "fr")[0].name.local == "Paris 1er"


def test_the_largest_of_one_name_comes_first_and_the_area_tells_them_apart() -> None:
    found = find("Saint-Denis", "FR", 3)

    assert [each.areas[0].local for each in found[:2]] == ["La Réunion", "Seine-Saint-Denis"]


def test_the_country_of_the_reader_comes_first_and_the_other_stays() -> None:
    in_france, in_austria = find("Vienne", "FR"), find("Vienne", "AT")

    assert [each.name.local for each in in_france[:2]] == ["Vienne", "Wien"]
    assert in_austria[0].name.local == "Wien"


def test_who_is_found_by_a_postcode_says_it() -> None:
    assert {each.postcode for each in find("64400", "FR")} == {"64400"}
    assert find("Pau", "FR")[0].postcode == ""


def test_a_postcode_has_its_own_position_where_the_source_knows_it() -> None:
    area = find("HU1", "GB")[0]
    quarter = find("546 24", "GR")[0]

    assert (area.id, area.precision) == ("postcode:GB:HU", Precision.AREA)
    assert (quarter.id, quarter.precision) == ("postcode:GR:54624", Precision.POSTCODE)
    assert quarter.is_about_here
    assert quarter.coordinates != find("Θεσσαλονίκη", "GR")[0].coordinates


@pytest.mark.parametrize(
    "identifier", ["insee:64445", "geonames:734077", "postcode:GR:54624", "postcode:GB:HU"]
)
def test_a_place_is_known_by_its_id(identifier: str) -> None:
    found = place(identifier)

    assert found is not None
    assert found.id == identifier


@pytest.mark.parametrize(
    "identifier",
    [
        "",
        "insee:",
        "insee:6444",
        "64445",
        "insee:64445\tPau",
        "postcode:FR:64000",
        "postcode:",
        "\n",
    ],
)
def test_what_is_no_id_is_no_place(identifier: str) -> None:
    assert place(identifier) is None


def test_names_and_areas_are_said_in_the_language_of_the_reader() -> None:
    pau, thessaloniki = find("Pau", "FR")[0], find("Thessaloniki", "GR")[0]

    assert [pau.name_in(each) for each in ("fr", "ar", "fa", "uk", "ru", "en")] == [
        "Pau", "بو", "بو", "По", "По", "Pau",
    ]  # fmt: skip
    assert pau.areas_in("ar")[0] == "بيارن"
    assert pau.areas_in("fr") == ("Béarn", "Pyrénées-Atlantiques", "Nouvelle-Aquitaine")
    assert thessaloniki.name_in("el") == "Θεσσαλονίκη"
    assert thessaloniki.areas_in("el")[-1] == "Κεντρική Μακεδονία"
