"""Structures and services of data·inclusion are read, whatever file they stand in."""

import csv
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings

from content_models.exchange.data_inclusion import DATA_INCLUSION_LOSSES, DataInclusion
from content_models.exchange.hsds.losses import HSDS_LOSSES
from content_models.exchange.reading import Found, Reason
from content_models.help import Delivery, Fee, WayToCome
from content_models.hours import PublicHolidays
from content_models.kinds.organisation import Organisation
from tests.content_models.exchange.reading import NAMESPACE, SOURCE, inland, one, read, reasons
from tests.content_models.exchange.strategies import organisations

THEME = UUID("c1ee0000-0000-4000-8000-000000000007")
WRITER = DataInclusion("insert", lambda document: f"https://insert.example/{document.key}")
STRUCTURE = {
    "source": "dora",
    "id": "dora--42",
    "nom": "Accueil du Gave",
    "date_maj": "2026-05-01",
    "siret": "12345678901234",
    "commune": "Pau",
    "code_postal": "64000",
    "adresse": "3 rue de l’Exemple",
    "latitude": 43.2951,
    "longitude": -0.3708,
    "telephone": "05 36 49 01 01",
    "courriel": "bonjour@gave.example",
    "horaires_accueil": "Mo-Fr 09:00-12:00; PH off",
    "reseaux_porteurs": ["ccas-cias"],
}
SERVICE = {
    "source": "dora",
    "id": "dora--7",
    "structure_id": "dora--42",
    "nom": "Cours de français",
    "description": "Deux soirs par semaine.",
    "thematiques": ["apprendre-francais--communiquer", "sante--soigner"],
    "publics": ["personnes-exilees", "seniors"],
    "frais": "gratuit",
    "modes_accueil": ["en-presentiel"],
    "modes_mobilisation": ["telephoner"],
    "mobilisable_par": ["usagers", "professionnels"],
    "publics_precisions": "À partir de 16 ans.",
    "zone_eligibilite": ["64", "france"],
    "volume_horaire_hebdomadaire": 4.0,
    "commune": "Oloron-Sainte-Marie",
    "code_postal": "64400",
    "adresse": "1 place de l’Exemple",
    "horaires_accueil": "Th 18:00-20:00",
}


def lines(*rows: dict[str, Any]) -> str:
    return "\n".join(json.dumps(row) for row in rows)


def csv_of(rows: list[dict[str, Any]]) -> bytes:
    written = StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(written, names)
    writer.writeheader()
    for row in rows:
        writer.writerow(
            {
                name: json.dumps(value) if isinstance(value, list) else value
                for name, value in row.items()
            }
        )
    return written.getvalue().encode()


def check_the_example(found: list[Found]) -> None:
    (record,) = found
    document = record.organisation
    assert document is not None
    assert record.source_id == "dora--42"
    assert document.title == "Accueil du Gave"
    assert document.source == SOURCE
    assert document.updated_at == datetime(2026, 5, 1, tzinfo=UTC)
    assert [each.number for each in document.identifiers] == ["12345678901234"]
    assert [(each.number, each.dialled) for each in document.phones] == [
        ("+33 5 36 49 01 01", "+33536490101")
    ]
    pau, oloron = document.locations
    assert (pau.place, oloron.place) == ("Pau", "Oloron-Sainte-Marie")
    assert pau.hours is not None
    assert pau.hours.public_holidays is PublicHolidays.CLOSED
    (service,) = document.services
    assert [each.location for each in service.at] == [oloron.key]
    assert service.at[0].hours is not None
    assert service.at[0].hours.public_holidays is PublicHolidays.NOT_KNOWN
    assert service.fee is Fee.FREE
    assert service.delivery == (Delivery.ON_SITE,)
    assert service.ways == (WayToCome.PHONE, WayToCome.REFERRAL)
    assert (service.minimum_age, service.maximum_age, service.hours_per_week) == (16, None, 4)
    assert [(each.name, each.code) for each in service.areas] == [("64", "64"), ("France", "99100")]
    assert service.themes == document.themes == (THEME,)
    assert reasons(record) == {
        "services[].publics": Reason.UNKNOWN_VALUE,
        "services[].thematiques": Reason.UNKNOWN_VALUE,
    }


THEMES = {"apprendre-francais": THEME}


def test_json_with_services_in_a_second_file() -> None:
    services = (BytesIO(json.dumps([SERVICE]).encode()), "services.json")

    check_the_example(read(json.dumps([STRUCTURE]), services=services, themes=THEMES))


@pytest.mark.parametrize("order", [("structures", "services"), ("services", "structures")])
def test_one_file_has_both_lists_in_any_order(order: tuple[str, str]) -> None:
    rows = {"structures": [STRUCTURE], "services": [SERVICE]}
    content = json.dumps({name: rows[name] for name in order})

    check_the_example(read(content, themes=THEMES))


def test_lines_of_json() -> None:
    services = (BytesIO(lines(SERVICE).encode()), "services.ndjson")

    check_the_example(read(lines(STRUCTURE), services=services, themes=THEMES))


def test_csv() -> None:
    services = (BytesIO(csv_of([SERVICE])), "services.csv")

    check_the_example(read(csv_of([STRUCTURE]), services=services, themes=THEMES))


def test_parquet(tmp_path: Path) -> None:
    io = pytest.importorskip("arro3.io")

    def parquet(row: dict[str, Any], name: str) -> bytes:
        text = json.dumps(row).encode()
        rows = io.read_json(BytesIO(text), schema=io.infer_json_schema(BytesIO(text)))
        io.write_parquet(rows, tmp_path / name)
        return (tmp_path / name).read_bytes()

    services = (BytesIO(parquet(SERVICE, "services")), "services.parquet")

    check_the_example(read(parquet(STRUCTURE, "structures"), services=services, themes=THEMES))


def test_parquet_that_is_none_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("arro3.io")
    from content_models.exchange.reading import SourceUnreadableError

    with pytest.raises(SourceUnreadableError) as error:
        read(b"PAR1" + b"x" * 100 + b"PAR1")
    assert error.value.reason is Reason.BROKEN_FILE


def test_services_without_their_structure_are_named() -> None:
    orphan = SERVICE | {"id": "dora--8", "structure_id": "dora--43"}
    services = (BytesIO(json.dumps([SERVICE, orphan, {"id": "x", "nom": "y"}]).encode()), "s.json")
    found = read(json.dumps([STRUCTURE]), services=services)

    refused = [(each.source_id, reasons(each)) for each in found if each.organisation is None]
    assert refused == [
        ("x", {"structure_id": Reason.NO_ORGANISATION}),
        ("dora--8", {"structure_id": Reason.NO_ORGANISATION}),
    ]
    assert [each.source_id for each in found if each.organisation] == ["dora--42"]


def test_wrong_fields_do_not_cost_the_structure() -> None:
    wrong = {
        "siret": "123",
        "date_maj": "2029-01-01",
        "courriel": "pas d’adresse",
        "site_web": "voir Facebook",
        "telephone": "voir le site",
        "latitude": "-0.3708",
        "longitude": "43.2951",
        "horaires_accueil": "quand on peut",
    }
    document, why = one(json.dumps([STRUCTURE | wrong]))

    assert why == {
        "siret": Reason.INVALID,
        "date_maj": Reason.OUT_OF_RANGE,
        "courriel": Reason.NOT_AN_EMAIL,
        "site_web": Reason.NOT_A_WEB_ADDRESS,
        "telephone": Reason.NOT_A_PHONE,
        "latitude": Reason.COORDINATES_SWAPPED,
        "horaires_accueil": Reason.HOURS_NOT_UNDERSTOOD,
    }
    (place,) = document.locations
    assert place.coordinates is not None
    assert place.coordinates.latitude == pytest.approx(43.2951)
    assert place.hours is not None
    assert (place.hours.note, place.hours.doubtful) == ("quand on peut", True)


def normal(rows: Iterable[dict[str, Any] | None]) -> list[dict[str, Any]]:
    """Rows without what is lost: numbers of places that only some have, ways without a value."""
    lost = {"telephone", "mobilisable_par", "contact_nom_prenom", "lien_source"}
    found = [
        {name: value for name, value in row.items() if name not in lost} for row in rows if row
    ]
    for row in found:
        for name, value in row.items():
            if isinstance(value, list):
                row[name] = sorted(value)
            elif isinstance(value, str):
                row[name] = "\n".join(filter(None, map(str.strip, value.splitlines())))
    return sorted(
        ({name: value for name, value in row.items() if value} for row in found),
        key=lambda row: row["id"],
    )


@settings(max_examples=40, deadline=None)
@given(organisations())
def test_what_we_write_comes_back(document: Organisation) -> None:
    document = inland(document)
    structure, services = WRITER.structure(document), list(WRITER.services(document))
    if structure is None:
        return
    content = json.dumps({"structures": [structure], "services": services})
    (found,) = read(content, public_holidays=PublicHolidays.AS_USUAL)

    again = found.organisation
    assert again is not None
    assert again.key == document.key
    assert normal([WRITER.structure(again)]) == normal([structure])
    assert normal(WRITER.services(again)) == normal(services)
    assert NAMESPACE not in {each.key for each in again.services}


def of_parts(field: str) -> str:
    """The first two steps of a loss's field: services[].costs."""
    return ".".join(field.split(".")[:2]).removesuffix("[]")


NAMED = {of_parts(loss.field) for loss in DATA_INCLUSION_LOSSES} | {
    loss.field for loss in HSDS_LOSSES
}
LANGUAGE = {"locale", "left_in"}
"""A structure has no language: its words are in that of the source."""


@settings(max_examples=40, deadline=None)
@given(organisations())
def test_what_is_lost_is_listed(document: Organisation) -> None:
    document = inland(document)
    structure, services = WRITER.structure(document), list(WRITER.services(document))
    if structure is None:
        return
    (found,) = read(
        json.dumps({"structures": [structure], "services": services}),
        public_holidays=PublicHolidays.AS_USUAL,
    )
    assert found.organisation is not None
    before, after = document.model_dump(), found.organisation.model_dump()

    changed = {name for name in before if name != "services" and before[name] != after[name]}
    own = {each["key"]: each for each in before["services"]}
    for service in after["services"]:
        was = own[service["key"]]
        changed |= {f"services[].{name}" for name in was if was[name] != service[name]}
    changed = {name for name in changed if name.rpartition(".")[2] not in LANGUAGE}
    tops = {name for name in NAMED if "." not in name} | {name.partition("[")[0] for name in NAMED}

    assert {name for name in changed if name not in NAMED | tops} == set()
