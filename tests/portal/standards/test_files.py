"""Files of the whole directory."""

import csv
import json
from io import StringIO
from uuid import UUID

from flask.testing import FlaskClient

from content_models.exchange.hsds.rows import HsdsOrganization
from content_models.exchange.tables import FORMULA_BEGINNINGS
from content_models.vocabularies import LICENCE_ADDRESSES, Licence
from tests.portal.conftest import Site, text_of
from tests.portal.standards.samples import key, theme, whole


def rows(reader: FlaskClient, name: str) -> list[dict[str, str]]:
    text = text_of(reader.get(f"/data/{name}"))
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text[1:])))


def test_no_cell_is_a_formula(site: Site) -> None:
    site.publish(whole(title='=cmd|"/C calc"!A0', summary="+1", email="@x"))
    reader = site.client()

    for name in ("organisations.csv", "services.csv"):
        for row in rows(reader, name):
            for column, cell in row.items():
                is_number = column in {"latitude", "longitude"}
                assert is_number or not cell.startswith(FORMULA_BEGINNINGS), (column, cell)
    assert rows(reader, "organisations.csv")[0]["name"] == '\'=cmd|"/C calc"!A0'


def test_a_table_has_a_row_for_each_place(site: Site) -> None:
    site.publish(theme("papiers"), whole())
    reader = site.client()
    first, second = rows(reader, "organisations.csv")

    assert (first["place"], second["place"]) == ("Pau", "Hull")
    assert first["themes"] == "Papiers"
    assert first["telephone"] == "tel:+33536490102;ext=12"
    assert second["telephone"] == "tel:+33536490101"
    assert first["longitude"] == "-0.3708"
    assert first["licence"] == "Licence Ouverte 2.0"
    assert [row["name"] for row in rows(reader, "services.csv")] == [
        "Cours de français", "Conseil", "Conseil",
    ]  # fmt: skip


def test_a_point_is_a_place_whose_position_is_known(site: Site) -> None:
    site.publish(whole())
    response = site.client().get("/data/organisations.geojson")
    (point,) = response.get_json(force=True)["features"]

    assert response.content_type == "application/geo+json"
    assert UUID(point["id"]) == key("gave place")
    assert point["geometry"]["coordinates"] == [-0.3708, 43.2951]
    assert point["properties"]["opening_hours"].startswith("Mo,Th 09:00-12:00")


def test_each_line_is_an_organisation_with_all_that_it_has(site: Site) -> None:
    site.publish(whole(), whole("ossau"))
    lines = text_of(site.client().get("/data/organisations.ndjson")).splitlines()
    read = [HsdsOrganization.model_validate(json.loads(line)) for line in lines]

    assert {each.id for each in read} == {key("gave"), key("ossau")}
    assert all(len(each.services) == 2 for each in read)


def test_files_follow_what_is_published_and_are_open(site: Site) -> None:
    reader = site.client()
    empty = reader.get("/data/organisations.geojson")
    site.publish(whole())
    filled = reader.get("/data/organisations.geojson")

    assert len(empty.get_json(force=True)["features"]) == 0
    assert len(filled.get_json(force=True)["features"]) == 1
    assert filled.headers["Access-Control-Allow-Origin"] == "*"
    assert filled.headers["Cache-Control"] == "no-cache"
    assert reader.get("/data/nothing.csv").status_code == 404
    assert reader.get("/data/services.csv?lang=xx").status_code == 400


def test_the_page_lists_what_there_is(site: Site) -> None:
    site.publish(whole())
    reader = site.client()
    led = reader.get("/data/", headers={"Accept-Language": "el"})
    page = text_of(reader.get("/fr/data"))

    assert (led.status_code, led.headers["Location"]) == (302, "/el/data")
    assert 'href="/data/services.csv"' in page
    assert 'href="/hsds/"' in page
    assert "CC BY 4.0" in page
    assert "<dd>3</dd>" in page
    assert "<dd>français</dd>" in page


def test_losses_are_listed_field_by_field(reader: FlaskClient) -> None:
    told = reader.get("/data/losses.json").get_json()

    assert set(told) == {"hsds-3.1", "oruk-3.0", "data-inclusion-v1"}
    assert {"field": "slug", "lost": "It comes back as the short form of the key."} in told[
        "hsds-3.1"
    ]


def licences(site: Site) -> set[str]:
    """What each format says of a record of its own, and of one from a source."""
    reader = site.client()
    tables = {row["licence"] for row in rows(reader, "organisations.csv")}
    assert {row["licence"] for row in rows(reader, "services.csv")} == tables
    points = reader.get("/data/organisations.geojson").get_json(force=True)["features"]
    assert {each["properties"]["licence"] for each in points} == tables
    found = set()
    for text in text_of(reader.get("/data/organisations.ndjson")).splitlines():
        links = {each["link_type"]: each.get("value") for each in json.loads(text)["attributes"]}
        found.add(links.get("source-licence") or links["licence"])
        assert not {"source-licence", "licence"} <= links.keys()
    assert found == tables
    return tables


def test_each_record_names_its_licence_in_each_format(site: Site) -> None:
    site.publish(whole(), whole("own", source=None))

    assert licences(site) == {"Licence Ouverte 2.0", "CC BY 4.0"}
    assert licences(site.with_settings(data_licence=Licence.CC0)) == {
        "Licence Ouverte 2.0", "CC0 1.0",
    }  # fmt: skip


def test_the_licence_of_all_is_named_where_people_and_programs_look(site: Site) -> None:
    site.publish(whole())
    reader = site.with_settings(data_licence=Licence.CC_BY_SA).client()
    address = LICENCE_ADDRESSES[Licence.CC_BY_SA]

    assert reader.get("/data/services.csv").headers["Link"] == f'<{address}>; rel="license"'
    assert f'href="{address}"' in text_of(reader.get("/fr/data"))
    assert reader.get("/api/v1/openapi.json").get_json()["info"]["license"]["url"] == address
    reserved = site.with_settings(data_licence=Licence.ALL_RIGHTS_RESERVED).client()
    assert "You may reuse all of it" not in text_of(reserved.get("/en/data"))
    assert "Link" not in reserved.get("/data/services.csv").headers


def test_an_error_of_a_file_is_json(reader: FlaskClient) -> None:
    for path, status in (("nothing.csv", 404), ("services.csv?language=fr", 400)):
        response = reader.get(f"/data/{path}")
        assert (response.status_code, response.is_json) == (status, True)
