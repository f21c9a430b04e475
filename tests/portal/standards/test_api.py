"""The lists and objects of the standards: paging, filters, languages, errors."""

from typing import Any
from uuid import UUID

import pytest
from flask.testing import FlaskClient

from content_models.documents import Translation
from content_models.exchange.hsds.taxonomies import AUDIENCES, FEES, NEEDS
from content_models.exchange.hsds.writing import service_at_location_id
from tests.factories import need
from tests.portal.conftest import Site
from tests.portal.standards.samples import key, theme, whole

NAMES = tuple("abcdefghij")


@pytest.fixture
def filled(site: Site) -> FlaskClient:
    """A reader of one whole organisation."""
    language = need(key=key("learn"), code="language", title="Apprendre", themes=(key("francais"),))
    site.publish(theme("papiers"), theme("francais"), whole(), language)
    return site.client()


def ids(reader: FlaskClient, address: str) -> set[str]:
    return {row["id"] for row in reader.get(address).get_json()["contents"]}


def crawl(reader: FlaskClient, address: str) -> list[str]:
    """Identifiers of a whole list, by the links to next pages."""
    found: list[str] = []
    while address:
        response = reader.get(address)
        found += [row["id"] for row in response.get_json()["contents"]]
        link = response.headers.get("Link", "")
        address = link.partition(">")[0].removeprefix("<https://insert.example")
    return found


def test_a_service_has_its_organisation_its_places_and_its_hours(filled: FlaskClient) -> None:
    row: dict[str, Any] = filled.get(f"/hsds/services/{key('gave course')}").get_json()

    assert row["name"] == "Cours de français"
    assert row["organization"]["name"] == "Accueil gave"
    assert row["organization"]["uri"].startswith("https://insert.example/fr/directory/")
    assert row["fees_description"] == "Payant"
    (at,) = row["service_at_locations"]
    assert at["location"]["addresses"][0]["city"] == "Pau"
    assert at["schedules"][0]["opens_at"] == "09:00"
    assert at["schedules"][0]["timezone"] in {1.0, 2.0}
    names = {each["taxonomy_term"]["name"] for each in row["attributes"] if "taxonomy_term" in each}
    assert {"Francais", "Femmes"} <= names


def test_a_service_without_chosen_places_is_at_all_of_them(filled: FlaskClient) -> None:
    row = filled.get(f"/hsds/services/{key('gave advice')}").get_json()

    assert len(row["service_at_locations"]) == 2
    assert row["status"] == "temporarily closed"


def test_the_profile_of_the_united_kingdom_names_no_other_fields(filled: FlaskClient) -> None:
    address = f"services/{key('gave course')}"
    ours, theirs = (filled.get(f"/{root}/{address}").get_json() for root in ("hsds", "oruk"))

    assert "eligibility_description" in ours
    assert "eligibility_description" not in theirs
    assert "currency" not in theirs["cost_options"][0]
    assert all("taxonomy_term_id" in each for each in theirs["attributes"])


def test_the_profile_has_the_hours_of_each_place_at_the_service(filled: FlaskClient) -> None:
    course, advice = (
        filled.get(f"/oruk/services/{key(f'gave {name}')}").get_json()
        for name in ("course", "advice")
    )
    at_pau = str(service_at_location_id(key("gave course"), key("gave place")))

    assert {row["service_at_location_id"] for row in course["schedules"]} == {at_pau}
    assert course["schedules"][0]["opens_at"] == "09:00"
    rows = [row["id"] for service in (course, advice) for row in service["schedules"]]
    assert len(rows) == len(set(rows))
    assert "schedules" not in course["service_at_locations"][0]


def test_pages_are_counted_as_the_standard_says(site: Site) -> None:
    site.publish(*(whole(name) for name in NAMES))
    reader = site.client()

    first = reader.get("/hsds/services?per_page=8").get_json()
    last = reader.get("/hsds/services?per_page=8&page=3").get_json()
    beyond = reader.get("/hsds/services?per_page=8&page=9").get_json()

    numbers = ("total_items", "total_pages", "page_number", "size", "first_page", "last_page")
    assert [first[name] for name in numbers] == [20, 3, 1, 8, True, False]
    assert [last[name] for name in numbers] == [20, 3, 3, 4, False, True]
    assert (beyond["empty"], beyond["size"], beyond["contents"]) == (True, 0, [])


def test_a_crawl_by_links_misses_nothing_while_records_come_and_go(site: Site) -> None:
    everything = {name: whole(name) for name in NAMES}
    site.publish(*everything.values())
    reader = site.client()
    services = sorted(UUID(each) for each in ids(reader, "/hsds/services"))
    gone = next(each for each in everything.values() if each.services[0].key == services[0]
                or each.services[1].key == services[0])  # fmt: skip
    first = reader.get("/hsds/services?per_page=5")

    site.take_away(gone)
    site.publish(whole("newcomer"))
    link = first.headers["Link"].partition(">")[0].removeprefix("<https://insert.example")
    rest = crawl(reader, link)

    read = [row["id"] for row in first.get_json()["contents"]] + rest
    stayed = {
        str(each.key) for name in everything.values() if name != gone for each in name.services
    }
    assert stayed <= set(read)
    assert len(read) == len(set(read))


def test_a_need_is_a_term_with_its_code_and_the_names_of_its_themes(filled: FlaskClient) -> None:
    terms = filled.get(f"/hsds/taxonomy_terms?taxonomy_id={NEEDS.id}").get_json()["contents"]

    assert [(each["id"], each["code"], each["name"], each["description"]) for each in terms] == [
        (str(key("learn")), "language", "Apprendre", "Francais")
    ]


FILTERS = [
    (f"taxonomy_term_id={key('francais')}", {"course"}),
    (f"taxonomy_term_id={key('learn')}", {"course"}),
    (f"taxonomy_id={NEEDS.id}", {"course"}),
    (f"taxonomy_term_id={FEES.term_id('free')}", set()),
    (f"taxonomy_id={AUDIENCES.id}", {"course"}),
    (f"organization_id={key('gave')}", {"course", "advice"}),
    (f"organization_id={key('other')}", set()),
    ("modified_after=2100-01-01", set()),
    ("modified_after=2000-01-01T00:00:00%2B01:00", {"course", "advice"}),
    ("minimum_age=16", {"course"}),
    ("minimum_age=17", set()),
    ("maximum_age=99", {"course"}),
    ("day=MO", {"course", "advice"}),
    ("day=monday&start_time=09:00&end_time=12:00", {"course", "advice"}),
    ("day=TU", set()),
    ("start_time=09:01", set()),
    ("end_time=11:59", set()),
    ("search=Accueil", {"course", "advice"}),
    ("search=xyzzy", set()),
]


@pytest.mark.parametrize(("query", "found"), FILTERS)
def test_services_are_filtered(filled: FlaskClient, query: str, found: set[str]) -> None:
    expected = {str(key(f"gave {name}")) for name in found}
    assert ids(filled, f"/hsds/services?{query}") == expected


def test_services_are_found_around_a_postcode(filled: FlaskClient) -> None:
    at_pau = {
        str(service_at_location_id(key(f"gave {name}"), key("gave place")))
        for name in ("course", "advice")
    }
    near = "/hsds/service_at_locations?postcode=64000&proximity"

    assert ids(filled, f"{near}=20000") == at_pau
    assert ids(filled, "/hsds/service_at_locations?postcode=75001&proximity=20000") == set()


def test_a_circle_may_be_as_large_as_the_earth(filled: FlaskClient) -> None:
    everywhere = "/hsds/service_at_locations?postcode=64000&proximity=1000000000"

    assert len(ids(filled, everywhere)) == 2  # the third has no position


def test_words_are_in_the_language_that_is_asked_for(site: Site) -> None:
    french = whole()
    greek = french.model_copy(
        update={"locale": "el", "title": "Υποδοχή", "translation": Translation(source_locale="fr")}
    )
    site.publish(french, greek)
    reader = site.client()

    def name(query: str) -> str:
        return str(reader.get(f"/hsds/organizations/{key('gave')}{query}").get_json()["name"])

    assert (name(""), name("?lang=el"), name("?lang=fr")) == (
        "Accueil gave", "Υποδοχή", "Accueil gave",
    )  # fmt: skip
    assert len(ids(reader, "/hsds/organizations")) == 1


REFUSED = [
    ("services?page=x", "page"),
    ("services?page=0", "page"),
    ("services?per_page=-1", "per_page"),
    ("services?organization_id=1", "organization_id"),
    ("services?modified_after=yesterday", "modified_after"),
    ("services?lang=xx", "lang"),
    ("services?full=maybe", "full"),
    ("services?format=xml", "format"),
    ("services?minimum_age=old", "minimum_age"),
    ("services?minimum_age=NaN", "minimum_age"),
    ("services?page=10000000000", "page"),
    ("services?day=someday", "day"),
    ("services?start_time=9h", "start_time"),
    ("services?end_time=24:00", "end_time"),
    ("services?taxonomy=1", "taxonomy"),
    ("services?unknown=1", "unknown"),
    ("taxonomy_terms?top_only=perhaps", "top_only"),
    ("?lang=fr", "lang"),
    ("service_at_locations?postcode=64000&proximity=-1", "proximity"),
    ("service_at_locations?postcode=64000&proximity=1e9", "proximity"),
    ("service_at_locations?postcode=64000", "postcode"),
    ("service_at_locations?postcode=64000&proximity=far", "proximity"),
    ("taxonomy_terms?parent_id=x", "parent_id"),
]


@pytest.mark.parametrize(("address", "name"), REFUSED)
def test_a_parameter_that_cannot_be_read_is_named(
    filled: FlaskClient, address: str, name: str
) -> None:
    response = filled.get(f"/hsds/{address}")

    assert response.status_code == 400
    assert response.get_json()["error"]["message"].startswith(name)


@pytest.mark.parametrize("root", ["hsds", "oruk"])
@pytest.mark.parametrize("path", ["services", "organizations", "service_at_locations", "taxonomies",
                                  "taxonomy_terms"])  # fmt: skip
def test_what_never_was_is_not_found_in_json(reader: FlaskClient, root: str, path: str) -> None:
    for identifier in (key("nothing"), "1"):
        response = reader.get(f"/{root}/{path}/{identifier}")
        assert (response.status_code, response.is_json) == (404, True)


def test_answers_are_open_and_kept(filled: FlaskClient) -> None:
    response = filled.get("/hsds/services")

    assert response.headers["Access-Control-Allow-Origin"] == "*"
    again = filled.get("/hsds/services", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304
    assert filled.get("/hsds").get_json()["version"] == "HSDS-3.1.0"


def test_what_is_published_or_taken_away_is_there_or_gone_at_once(site: Site) -> None:
    reader = site.client()
    assert ids(reader, "/hsds/services") == set()
    document = whole()

    site.publish(document)
    assert len(ids(reader, "/hsds/services")) == 2
    site.publish(document.model_copy(update={"services": document.services[:1]}))
    assert ids(reader, "/hsds/services") == {str(key("gave course"))}
    site.take_away(document)
    assert ids(reader, "/hsds/services") == set()


def test_all_identifiers_of_services_come_at_once_if_nothing_else_is_wanted(site: Site) -> None:
    site.publish(*(whole(name) for name in NAMES))
    page = site.client().get("/hsds/services?minimal=true&per_page=2").get_json()

    assert (page["total_items"], page["size"], page["total_pages"]) == (20, 20, 1)
    assert set(page["contents"][0]) == {"id", "modified_date"}
