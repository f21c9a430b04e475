"""A running server answers as the published standards say."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from portal.standards.files import FILES
from tests.factories import organisation
from tests.portal.conftest import Site
from tests.portal.standards.samples import key, theme, whole
from tests.portals import open_portal
from tests.standards import SERVED, assert_accepted, checker


@pytest.fixture
def filled(site: Site) -> Site:
    """A portal with every field of the model, and with next to none."""
    site.publish(
        theme("papiers"),
        theme("francais"),
        whole(),
        whole("ossau", locale="ar", phones=()),
        organisation(key=key("bare"), summary="", locations=(), phones=(), email="", website=""),
    )
    return site


@contextmanager
def running(site: Site) -> Iterator[str]:
    """The address of a portal on a real socket."""
    server = make_server("127.0.0.1", 0, open_portal(site.settings), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(("standard", "root"), list(SERVED.items()))
def test_every_endpoint_conforms_to_the_published_schemas(
    filled: Site, capsys: pytest.CaptureFixture[str], standard: str, root: str
) -> None:
    check = checker()

    with running(filled) as address:
        failures = check.walk(check.folder / standard, f"{address}/{root}")

    told = capsys.readouterr().out
    assert failures == 0, told
    assert "no answer" not in told
    assert "holds nothing" not in told


@pytest.mark.parametrize(
    ("standard", "root", "collection"),
    [
        ("hsds-3.1", "hsds", "services"),
        ("hsds-3.1", "hsds", "organizations"),
        ("hsds-3.1", "hsds", "service_at_locations"),
        ("oruk-3.0", "oruk", "services"),
        ("oruk-3.0", "oruk", "service_at_locations"),
    ],
)
def test_lists_of_whole_objects_conform_too(
    filled: Site, standard: str, root: str, collection: str
) -> None:
    check = checker()

    services = "&full_service=true" if collection == "organizations" else ""
    rows = filled.client().get(f"/{root}/{collection}?full=true{services}").get_json()

    for row in rows["contents"]:
        assert check.errors(check.folder / standard, f"/{collection}/{{id}}", row) == []


def test_every_row_of_data_inclusion_is_accepted_by_its_schema(filled: Site) -> None:
    reader = filled.client()
    structures = reader.get("/data/structures.json").get_json()
    services = reader.get("/data/services.json").get_json()

    assert len(structures) == 2
    assert_accepted(structures, services)


def test_a_service_of_data_inclusion_says_what_the_schema_has_words_for(filled: Site) -> None:
    rows = filled.client().get("/data/services.json").get_json()
    row = next(
        each for each in rows if each["id"].startswith(f"insert-example--{key('gave course')}")
    )

    assert row["frais"] == "payant"
    assert row["frais_precisions"] == "10 EUR par mois"
    assert row["publics"] == ["personnes-exilees", "femmes"]
    assert row["publics_precisions"] == "De 16 à 99 ans."
    assert row["conditions_acces"] == "Habiter à Pau\nUne pièce d’identité"
    assert row["modes_accueil"] == ["en-presentiel", "a-distance"]
    assert row["modes_mobilisation"] == ["telephoner"]
    assert row["mobilisable_par"] == ["usagers", "professionnels"]
    assert row["zone_eligibilite"] == ["64"]
    assert row["telephone"] == "115"
    assert row["horaires_accueil"].startswith("Mo,Th 09:00-12:00; PH off")
    assert (row["commune"], row["code_postal"]) == ("Pau", "64000")


def test_all_files_are_made_where_nothing_is_published(reader: FlaskClient) -> None:
    for name in FILES:
        response = reader.get(f"/data/{name}")
        assert response.status_code == 200, name
    assert reader.get("/hsds/services").get_json()["empty"] is True
