"""The open API."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from content_models.kinds.activity import GroupSize
from portal.api.models import DocumentPage
from tests import factories
from tests.portal.conftest import Site


def answer(client: FlaskClient, address: str, status: int = 200) -> Any:
    """The JSON at an address."""
    response = client.get(address)
    assert response.status_code == status
    assert response.content_type == "application/json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    return response.json


def test_documents_come_page_by_page_each_once(site: Site) -> None:
    published = [factories.case_study(title=f"Atelier {number}") for number in range(5)]
    site.publish(*published)
    client = site.client()

    found, address = [], "/api/v1/documents?limit=2"
    while address:
        page = answer(client, address)
        found += [item["key"] for item in page["items"]]
        address = f"/api/v1/documents?limit=2&after={page['next']}" if page["next"] else ""

    assert found == sorted(str(document.key) for document in published)


@pytest.mark.parametrize("total", [1, 2, 3, 4])
@pytest.mark.parametrize("source", ["documents", "changes"])
def test_next_is_null_with_the_last_item_and_only_then(site: Site, source: str, total: int) -> None:
    site.publish(*(factories.case_study(title=f"Atelier {number}") for number in range(total)))
    client = site.client()

    pages, address = [], f"/api/v1/{source}?limit=2"
    while address:
        page = answer(client, address)
        pages.append(len(page["items"]))
        address = f"/api/v1/{source}?limit=2&after={page['next']}" if page["next"] else ""

    assert pages == {1: [1], 2: [2], 3: [2, 1], 4: [2, 2]}[total]


@pytest.mark.parametrize(("total", "pages"), [(0, [0]), (20, [20]), (21, [20, 1]), (40, [20, 20])])
def test_the_last_page_of_a_search_names_no_next(site: Site, total: int, pages: list[int]) -> None:
    site.publish(*(factories.term(), *(factories.info_page(slug=f"p-{n}") for n in range(total))))
    client = site.client()

    found, number = [], 1
    while number:
        page = answer(client, f"/api/v1/search?page={number}")
        found.append(len(page["items"]))
        number = page["next"]

    assert found == pages
    assert answer(client, f"/api/v1/search?page={len(pages) + 1}")["next"] is None


def test_a_search_of_more_pages_than_can_be_asked_for_comes_to_an_end(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.query.MAXIMUM_PAGE", 2)
    site.publish(*(factories.info_page(slug=f"p-{number}") for number in range(41)))
    client = site.client()

    pages = [answer(client, f"/api/v1/search?page={number}") for number in (1, 2, 3)]

    assert [page["next"] for page in pages] == [2, None, None]


def test_documents_are_chosen_by_kind_and_language(site: Site) -> None:
    site.publish(
        factories.case_study(), factories.organisation(), factories.organisation(locale="en")
    )
    client = site.client()

    items = answer(client, "/api/v1/documents?kind=organisation&locale=en")["items"]

    assert [(item["kind"], item["locale"]) for item in items] == [("organisation", "en")]


def test_an_item_is_its_document_and_its_address(site: Site) -> None:
    study, partner = factories.case_study(picture=factories.image()), factories.partner()
    theme = factories.term()
    site.publish(study, partner, theme)
    client = site.client()

    item = answer(client, f"/api/v1/documents/{study.key}/fr")

    address = item.pop("url")
    assert address == f"https://insert.example/fr/case-studies/{study.segment}"
    assert item == json.loads(study.model_dump_json())
    of_partner = answer(client, f"/api/v1/documents/{partner.key}/fr")["url"]
    assert of_partner == f"https://insert.example/fr/partners/{partner.segment}"
    assert "library?theme=" in answer(client, f"/api/v1/documents/{theme.key}/fr")["url"]


def test_a_need_finds_what_has_one_of_its_themes(site: Site) -> None:
    theme, other = factories.term(), factories.term(title="Emploi", slug="emploi")
    need = factories.need(themes=(theme.key,), former_codes=("housing",))
    helper = factories.organisation(themes=(theme.key,))
    site.publish(theme, other, need, helper, factories.organisation(themes=(other.key,)))
    client = site.client()

    for code in ("roof", "housing"):
        found = answer(client, f"/api/v1/search?need={code}")["items"]
        assert [item["key"] for item in found] == [str(helper.key)]
    assert answer(client, "/api/v1/search?need=gold")["total"] == 0
    narrower = answer(client, f"/api/v1/search?need=roof&theme={other.key}")["items"]
    assert [item["themes"] for item in narrower] == [[str(other.key)]]
    address = answer(client, f"/api/v1/documents/{need.key}/fr")["url"]
    assert address == "https://insert.example/fr/directory?need=roof"


def test_changes_hold_documents_and_tombstones(site: Site) -> None:
    kept, removed = factories.case_study(), factories.organisation()
    site.publish(kept, removed)
    site.take_away(removed)
    client = site.client()

    page = answer(client, "/api/v1/changes")

    first, second = page["items"]
    assert first["document"]["title"] == kept.title
    assert (second["key"], second["document"]) == (str(removed.key), None)
    assert page["next"] is None
    assert answer(client, f"/api/v1/changes?after={first['sequence']}")["items"] == [second]
    assert answer(client, "/api/v1/changes?limit=1")["next"] == first["sequence"]


def test_a_document_taken_away_is_gone_and_an_unknown_one_is_not_found(site: Site) -> None:
    study = factories.case_study()
    site.publish(study)
    site.take_away(study)
    client = site.client()

    gone = answer(client, f"/api/v1/documents/{study.key}/fr", 410)
    unknown = answer(client, f"/api/v1/documents/{factories.term().key}/fr", 404)

    assert gone["error"]["status"] == 410
    assert unknown["error"]["message"] == "This page does not exist"


def test_search_answers_whole_documents_and_facets(site: Site) -> None:
    study = factories.case_study(title="Un atelier vélo")
    site.publish(study, factories.organisation(title="Accueil"))
    client = site.client()

    page = answer(client, "/api/v1/search?q=vélo&lang=el")

    assert [item["key"] for item in page["items"]] == [str(study.key)]
    assert page["total"] == 1
    assert page["facets"]["country"] == [{"value": "FR", "count": 1}]


@pytest.mark.parametrize(
    "address",
    [
        "documents?kind=page",
        "documents?after=x",
        "documents?after=.",
        "documents?limit=-1",
        "documents?limit=x",
        "changes?after=-1",
        "changes?after=1e9",
        "search?lang=xx",
        "search?kind=page",
        "search?kind=activity&kind=page",
        "search?method=x",
        "search?audience=x",
        "search?legal_form=x",
        "search?country=XX",
        "search?theme=%00",
        "search?theme=velos-1234567890",
        "search?publisher=x",
        "search?need=roof&need=food",
        "search?sort=best",
        "search?exact=yes",
        "search?page=x",
        "search?page=" + "9" * 30,
        "search?q=*",
        "search?q=%F0%9F%9A%B2",
        "search?q=%ed%a0%80",
        "search?q=%E2%80%AE",
        "search?" + "&".join(f"place=town{number}" for number in range(31)),
    ],
)
def test_a_parameter_that_cannot_be_read_is_refused_by_name(
    reader: FlaskClient, address: str
) -> None:
    error = answer(reader, f"/api/v1/{address}", 400)["error"]

    assert error["message"].split()[0] in address


@pytest.mark.parametrize(
    "address",
    ["documents?limit=999999", "changes?after=9999999999999999999", "search?page=0&place=%00"],
)
def test_numbers_without_measure_are_bounded(reader: FlaskClient, address: str) -> None:
    answer(reader, f"/api/v1/{address}")


def test_a_lasting_reader_costs_a_304_that_other_sites_may_read(reader: FlaskClient) -> None:
    etag = reader.get("/api/v1/changes").headers["ETag"]

    response = reader.get("/api/v1/changes", headers={"If-None-Match": etag})

    assert response.status_code == 304
    assert response.headers["Access-Control-Allow-Origin"] == "*"


CONVERTERS = {
    "key": "<uuid:key>",
    "locale": "<locale>",
    "id": "<uuid:identifier>",
    "name": "<name>",
}


def test_the_description_names_every_address_and_schema(reader: FlaskClient) -> None:
    description = answer(reader, "/api/v1/openapi.json")

    assert description["openapi"] == "3.1.0"
    addresses = {str(rule) for rule in reader.application.url_map.iter_rules()}
    for address in description["paths"]:
        as_rule = address
        for name, converter in CONVERTERS.items():
            as_rule = as_rule.replace(f"{{{name}}}", converter)
        assert as_rule in addresses
    text = json.dumps(description)
    for name in description["components"]["schemas"]:
        assert f"#/components/schemas/{name}" in text
    assert set(DocumentPage.model_fields) == {"items", "next"}


def test_a_search_is_narrowed_by_minutes_and_by_the_size_of_a_group(site: Site) -> None:
    short = factories.activity(minutes=45, group_size=GroupSize(least=6, most=16))
    site.publish(short, factories.activity(minutes=90), factories.case_study())
    client = site.client()

    page = answer(client, "/api/v1/search?max_minutes=45&group_size=12")

    assert [item["key"] for item in page["items"]] == [str(short.key)]
    assert page["facets"]["kind"] == [{"value": "activity", "count": 1}]


@pytest.mark.parametrize("name", ["max_minutes", "group_size"])
@pytest.mark.parametrize("value", ["-1", "0", "abc", "10000", "9" * 500])
def test_a_number_that_is_none_is_a_400_that_names_it(
    reader: FlaskClient, name: str, value: str
) -> None:
    error = answer(reader, f"/api/v1/search?{name}={value}", 400)["error"]

    assert error["message"] == f"{name} must be a whole number from 1 to 9999"
