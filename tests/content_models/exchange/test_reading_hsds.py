"""Objects of HSDS and Open Referral UK are read, whatever file they stand in."""

import csv
import json
import zipfile
from io import BytesIO, StringIO
from typing import Any
from uuid import UUID, uuid5

import pytest
from hypothesis import given, settings

from content_models.exchange.hsds.profiles import as_oruk
from content_models.exchange.hsds.writing import to_hsds
from content_models.exchange.reading import Found, Reason
from content_models.kinds.organisation import Organisation
from tests.content_models.exchange.reading import NAMESPACE, ON, inland, one, read, reasons
from tests.content_models.exchange.strategies import organisations

ADDRESS = {
    "id": "a1",
    "address_1": "1 Quay",
    "city": "Hull",
    "state_province": "East Yorkshire",
    "postal_code": "HU1 1AA",
    "country": "GB",
    "address_type": "physical",
}
SERVICE: dict[str, Any] = {
    "id": "12",
    "name": "Advice",
    "status": "active",
    "languages": [{"id": "l1", "name": "Polish"}],
    "phones": [{"id": "p1", "number": "01482 123456"}],
    "service_at_locations": [
        {
            "id": "sl1",
            "location": {
                "id": "7",
                "location_type": "physical",
                "latitude": 53.744,
                "longitude": -0.332,
                "addresses": [ADDRESS],
            },
            "schedules": [
                {"id": "s1", "freq": "WEEKLY", "byday": "MO", "opens_at": "09:00",
                 "closes_at": "12:00"}
            ],
        }
    ],
}  # fmt: skip
ORGANIZATION = {"id": "12", "name": "Help Hull", "description": "Advice.", "services": [SERVICE]}
BRITISH = {"country": "GB", "locale": "en"}


def check_the_example(found: list[Found]) -> Organisation:
    (record,) = found
    document = record.organisation
    assert document is not None, record
    assert (record.source_id, document.title) == ("12", "Help Hull")
    assert document.key == uuid5(NAMESPACE, "12")
    (service,), (place,) = document.services, document.locations
    assert service.key == uuid5(NAMESPACE, "service 12")
    assert service.languages == ("pl",)
    assert (place.place, place.country) == ("Hull", "GB")
    assert service.at[0].location == place.key
    assert service.at[0].hours is not None
    assert service.at[0].hours.timezone == "Europe/London"
    (phone,) = document.phones
    assert (phone.dialled, phone.of) == ("+441482123456", service.key)
    assert record.refusals == ()
    return document


PAGE = {"total_items": 1, "page_number": 1, "contents": [ORGANIZATION], "empty": False}


@pytest.mark.parametrize("content", [[ORGANIZATION], PAGE, ORGANIZATION])
@pytest.mark.parametrize("indent", [None, 2])
def test_arrays_pages_and_single_objects(content: object, indent: int | None) -> None:
    check_the_example(read(json.dumps(content, indent=indent), **BRITISH))


def test_lines() -> None:
    other = ORGANIZATION | {"id": "13", "name": "Help Goole"}
    found = read("\n".join(map(json.dumps, (ORGANIZATION, other))), **BRITISH)

    assert [each.source_id for each in found] == ["12", "13"]
    check_the_example(found[:1])


def test_services_bring_their_organisation() -> None:
    owner = {name: value for name, value in ORGANIZATION.items() if name != "services"}
    second = {"id": "14", "name": "Lunch", "status": "active", "organization": owner}
    stray = {"id": "15", "name": "Stray", "status": "active", "organization_id": "99"}
    content = [SERVICE | {"organization": owner}, second, stray]
    found = read(json.dumps({"contents": content}), **BRITISH)

    assert [each.name for each in found[0].organisation.services] == ["Advice", "Lunch"]  # type: ignore[union-attr]
    assert reasons(found[1]) == {"organization_id": Reason.NO_ORGANISATION}


TABLES: dict[str, list[dict[str, object]]] = {
    "organizations": [{"id": "12", "name": "Help Hull", "description": "Advice."}],
    "services": [{"id": "12", "organization_id": "12", "name": "Advice", "status": "active"}],
    "locations": [
        {"id": "7", "location_type": "physical", "latitude": "53.744", "longitude": "-0.332"}
    ],
    "addresses": [ADDRESS | {"location_id": "7"}],
    "service_at_locations": [{"id": "sl1", "service_id": "12", "location_id": "7"}],
    "phones": [{"id": "p1", "service_id": "12", "number": "01482 123456"}],
    "languages": [{"id": "l1", "service_id": "12", "name": "Polish"}],
    "schedules": [
        {"id": "s1", "service_at_location_id": "sl1", "freq": "WEEKLY", "byday": "MO",
         "opens_at": "09:00", "closes_at": "12:00"}
    ],
}  # fmt: skip


def archive(tables: dict[str, list[dict[str, object]]], folder: str = "") -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("datapackage.json", "{}")
        for name, rows in tables.items():
            text = StringIO()
            writer = csv.DictWriter(text, rows[0])
            writer.writeheader()
            writer.writerows(rows)
            file.writestr(f"{folder}{name}.csv", text.getvalue())
    return written.getvalue()


@pytest.mark.parametrize("folder", ["", "export/2026/", "../../etc/", "/"])
def test_tables_in_an_archive_wherever_they_say_they_are(folder: str) -> None:
    check_the_example(read(archive(TABLES, folder), **BRITISH))


def test_what_does_not_fit_is_left_out_and_named() -> None:
    wrong: dict[str, Any] = json.loads(json.dumps(ORGANIZATION))
    wrong["year_incorporated"] = "long ago"
    wrong["phones"] = [{"id": "p9"}, "none"]
    service = wrong["services"][0]
    service["status"] = "sometimes"
    service["minimum_age"] = "young"
    service["cost_options"] = [{"amount": 3}]
    service["service_at_locations"][0]["location"]["addresses"][0]["country"] = "Scotland"
    service["service_at_locations"][0]["location"]["latitude"] = 0.0
    document, why = one(json.dumps([wrong]), **BRITISH)

    assert document.services == ()
    assert why["services[].status"] is Reason.INVALID
    assert why["year_incorporated"] is Reason.INVALID
    assert why["phones[].number"] is Reason.INVALID

    service["status"] = "Temporarily closed"
    document, why = one(json.dumps([wrong]), **BRITISH)

    assert document.services[0].status == "temporarily-closed"
    assert document.locations[0].country == "GB"
    assert why["locations[].latitude"] is Reason.COORDINATES_ELSEWHERE
    assert "services[].minimum_age" in why


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"name": "No id", "services": []}, Reason.NO_ID),
        ({"id": "x" * 201, "name": "Long", "services": []}, Reason.ID_TOO_LONG),
        ({"id": "1", "name": " ", "services": []}, Reason.NO_NAME),
        ({"id": "1", "name": ["a"], "services": []}, Reason.BROKEN_RECORD),
    ],
)
def test_records_that_cannot_be_read_are_refused(record: object, reason: Reason) -> None:
    (found,) = read(json.dumps([record]), **BRITISH)

    assert found.organisation is None
    assert [each.reason for each in found.refusals][-1:] == [reason]
    assert len(found.source_id) <= 200


@settings(max_examples=40, deadline=None)
@given(organisations())
def test_what_we_write_comes_back(document: Organisation) -> None:
    document = inland(document)
    written = (
        to_hsds(document, on=ON).json_value()
        | {"services": []}
        | to_hsds(document, on=ON).json_value()
    )
    (found,) = read(json.dumps([written]))

    again = found.organisation
    assert again is not None
    assert comparable(again) == comparable(document)


def comparable(document: Organisation) -> dict[str, Any]:
    """A document without what the moment of reading, the source and the numbers to dial decide.

    Nor with checks: what others have checked is nothing that we have.
    """
    decided = {"published_at", "updated_at", "source", "phones"}
    checks = {"last_verified", "checker", "checker_name"}
    checks |= {"addresses_check", "hours_check", "phones_check"}
    services = [each.model_dump(exclude={"check"}) for each in document.services]
    return document.model_dump(exclude={*decided, *checks, "services"}) | {
        "phones": [each.number for each in document.phones],
        "services": services,
    }


@settings(max_examples=20, deadline=None)
@given(organisations())
def test_the_british_profile_is_read(document: Organisation) -> None:
    written = as_oruk(to_hsds(inland(document), on=ON).json_value(), "organization")
    (found,) = read(json.dumps([written | {"services": written.get("services", [])}]))

    assert found.organisation is not None
    assert found.organisation.key == UUID(str(document.key))
    assert [each.name for each in found.organisation.services] == [
        each.name for each in document.services
    ]
