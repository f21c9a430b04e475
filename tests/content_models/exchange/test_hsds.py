"""Organisations that are written as HSDS and read again are the same."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from hypothesis import given, settings

from content_models.exchange.hsds.losses import HSDS_LOSSES, ORUK_LOSSES
from content_models.exchange.hsds.reading import from_hsds
from content_models.exchange.hsds.rows import HsdsOrganization
from content_models.exchange.hsds.writing import to_hsds
from content_models.kinds.organisation import Organisation
from tests.content_models.exchange.strategies import AT, organisations
from tests.factories import organisation

ON = date(2026, 11, 30)
KEY = UUID("c1ee0000-0000-4000-8000-000000000001")
PLACE = UUID("c1ee0000-0000-4000-8000-000000000002")


def through_json(document: Organisation) -> HsdsOrganization:
    text = json.dumps(to_hsds(document, on=ON).json_value())
    return HsdsOrganization.model_validate_json(text)


@settings(max_examples=60, deadline=None)
@given(organisations())
def test_what_is_written_and_read_again_is_the_same(document: Organisation) -> None:
    read = from_hsds(through_json(document), locale="xx", at=AT, on=ON)

    assert read.not_read == ()
    assert read.document == document


@settings(max_examples=30, deadline=None)
@given(organisations())
def test_every_row_has_an_identifier_of_its_own_that_stays(document: Organisation) -> None:
    written = to_hsds(document, on=ON).json_value()
    found = [(table, json.dumps(row, sort_keys=True)) for table, row in rows_in(written)]
    ids = [(table, json.loads(row)["id"]) for table, row in dict.fromkeys(found)]

    assert len(ids) == len(set(ids))
    assert to_hsds(document, on=ON).json_value() == written


def rows_in(value: Any, table: str = "organization") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every row, however deep, but for a term that several name."""
    for name, part in value.items():
        parts = part if isinstance(part, list) else [part]
        for each in parts:
            if isinstance(each, dict) and name != "taxonomy_term":
                yield from rows_in(each, "location" if name == "locations" else name)
    yield table, value


def test_a_translation_shares_all_identifiers_with_its_original() -> None:
    french = organisation(key=KEY, locale="fr", title="Accueil")
    greek = french.model_copy(update={"locale": "el", "title": "Υποδοχή", "summary": "Εδώ."})

    def ids(document: Organisation) -> set[str]:
        links = {"language"}
        return {
            row["id"]
            for _table, row in rows_in(to_hsds(document, on=ON).json_value())
            if row.get("link_type") not in links
        }

    assert ids(french) == ids(greek)


def test_each_loss_names_a_field_of_the_document() -> None:
    for loss in ORUK_LOSSES:
        model: Any = Organisation
        for name in loss.field.replace("[]", "").split("."):
            assert name in model.model_fields, loss.field
            model = inner(model.model_fields[name].annotation)
    assert ORUK_LOSSES[: len(HSDS_LOSSES)] == HSDS_LOSSES


def inner(annotation: Any) -> Any:
    """The model inside ``tuple[Model, ...]`` or ``Model | None``."""
    arguments = getattr(annotation, "__args__", ())
    models = [each for each in arguments if hasattr(each, "model_fields")]
    return models[0] if models else annotation


def test_what_is_lost_is_listed() -> None:
    document = organisation(key=KEY, search_title="Recherche")
    read = from_hsds(through_json(document), locale="fr", at=AT, on=ON).document
    before, after = document.model_dump(), read.model_dump()
    changed = {name for name in before if before[name] != after[name]}

    assert changed
    assert changed <= {loss.field.partition("[")[0] for loss in HSDS_LOSSES}


OTHERS: dict[str, Any] = {
    "id": str(KEY),
    "name": "Help Hull",
    "description": "Advice.",
    "email": "help@hull.example",
    "logo": "https://hull.example/logo.png",
    "organization_identifiers": [
        {"id": str(KEY), "identifier_type": "VAT", "identifier": "GB 1", "extra": 1}
    ],
    "services": [
        {
            "id": str(KEY),
            "name": "Advice",
            "status": "inactive",
            "minimum_age": 16.0,
            "assured_date": "2026-05-01",
            "languages": [{"id": str(KEY), "name": "Polish"}, {"id": str(KEY), "code": "pl"}],
            "cost_options": [{"id": str(KEY), "amount": 5}],
            "service_at_locations": [
                {
                    "id": str(KEY),
                    "location": {
                        "id": str(PLACE),
                        "location_type": "physical",
                        "addresses": [
                            {
                                "id": str(KEY),
                                "address_1": "1 Quay",
                                "city": "Hull",
                                "state_province": "East Yorkshire",
                                "postal_code": "HU1 1AA",
                                "country": "GB",
                                "address_type": "physical",
                            }
                        ],
                    },
                    "schedules": [
                        {
                            "id": str(KEY),
                            "freq": "WEEKLY",
                            "byday": "MO",
                            "opens_at": "09:00",
                            "closes_at": "12:00",
                            "timezone": 0,
                        }
                    ],
                }
            ],
        }
    ],
    "locations": [{"id": str(KEY), "location_type": "virtual"}],
}


def test_objects_of_others_are_read_and_what_is_not_is_named() -> None:
    read = from_hsds(HsdsOrganization.model_validate(OTHERS), locale="en", at=AT, on=ON)

    (place,) = read.document.locations
    (service,) = read.document.services
    assert (place.place, place.region, place.country) == ("Hull", "East Yorkshire", "GB")
    assert (service.status, service.languages, service.minimum_age) == (
        "temporarily-closed", ("pl",), 16,
    )  # fmt: skip
    assert service.at[0].location == place.key
    assert service.at[0].hours is not None
    assert service.at[0].hours.timezone == "Europe/London"
    assert read.document.last_verified == date(2026, 5, 1)
    assert [each.reason for each in read.not_read] == [
        "a location needs an address with an ISO 3166 country",
        "a price needs its currency",
    ]
