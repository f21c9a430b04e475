"""The rules of the standards are those of the published schemas."""

import json
import math
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from data_inclusion.schema import v1
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from content_models.exchange.conformance.checking import checked
from content_models.exchange.conformance.rules import Fault, Field, Reason, Table, faults_in
from content_models.exchange.conformance.standards import (
    DATA_INCLUSION_RULES,
    HSDS_RULES,
    ORUK_RULES,
    STANDARDS,
    PublishedRecord,
    Standard,
)
from content_models.kinds.organisation import Organisation
from tests.content_models.exchange.strategies import organisations
from tests.portal.standards.samples import whole
from tests.standards import checker

ON = date(2026, 11, 30)
TABLES = {"hsds-3.1": HSDS_RULES, "oruk-3.0": ORUK_RULES}
FORMATS = {"uuid": "uuid", "uri": "uri", "email": "email", "date-time": "moment"}
ODD = {("accessibility", "accessibility"), ("service_area", "service_area"),
       ("taxonomy_term", "term")}  # fmt: skip
"""Fields that the profile's files have by a slip: names of their own tables."""
NOT_WRITTEN = {"metadata", "funding", "programs", "program", "capacities", "additional_urls",
               "additional_websites", "taxonomy_detail", "taxonomy_terms"}  # fmt: skip
"""Tables that nothing of ours is in."""


def published(standard: Path, table: str) -> Table:
    """The rules of a table, as its published file has them."""
    schema = json.loads((standard / f"{table}.json").read_text())
    required = set(schema["required"])
    return {
        name: _published_field(told, is_required=name in required)
        for name, told in schema["properties"].items()
        if name not in NOT_WRITTEN and (table, name) not in ODD
    }


def _published_field(told: dict[str, Any], *, is_required: bool) -> Field:
    if told.get("type") == "array":
        return Field(told["items"]["$ref"].removesuffix(".json"), is_required, is_many=True)
    if "$ref" in told:
        return Field(told["$ref"].removesuffix(".json"), is_required)
    form = "number" if told["type"] == "number" else FORMATS.get(told.get("format", ""), "text")
    return Field(form, is_required, values=frozenset(told.get("enum", ())))


@pytest.mark.parametrize("standard", list(TABLES))
def test_our_rules_are_those_of_the_published_files(standard: str) -> None:
    folder = checker().folder / standard

    for table, ours in TABLES[standard].items():
        theirs = published(folder, table)
        assert ours == {name: theirs[name] for name in ours}, table
        assert all(name in ours for name, each in theirs.items() if each.is_required), table


ADDRESS, PRODUCER = "https://a.example/fr/a", "a-example"
PUBLISHED = PublishedRecord(whole(), ON, ADDRESS, PRODUCER)


def rows_of(standard: Standard) -> list[tuple[str, dict[str, Any]]]:
    return list(standard.rows(PUBLISHED))


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda each: each.code)
def test_all_that_we_write_keeps_the_rules(standard: Standard) -> None:
    rows = rows_of(standard)

    assert {table for table, _row in rows} == set(standard.counted)
    assert [faults_in(row, table, standard.tables) for table, row in rows] == [frozenset()] * len(
        rows
    )


SERVED_ALONE = {
    each.code: [
        (table, row)
        for table, row in rows_of(each)
        if (each.code, table) != ("oruk-3.0", "organization")  # which has no address of its own
    ]
    for each in STANDARDS
}


def places_in(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a row, however deep: what holds it, and where."""
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    for at, part in parts:
        yield value, at
        if isinstance(part, dict | list):
            yield from places_in(part)


OTHER_VALUES: list[Any] = [None, 1, -1, 1.5, True, "", "x", "a b", [], ["x"], {}, "2026-13-45"]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_the_published_schemas_refuse_is_a_fault(data: st.DataObject) -> None:
    check = checker()
    standard = data.draw(st.sampled_from([each for each in STANDARDS if each.code in TABLES]))
    table, row = data.draw(st.sampled_from(SERVED_ALONE[standard.code]))
    row = json.loads(json.dumps(row))
    holder, at = data.draw(st.sampled_from(list(places_in(row))))
    if data.draw(st.booleans()) and isinstance(holder, dict):
        del holder[at]
    else:
        holder[at] = data.draw(st.sampled_from(OTHER_VALUES))

    theirs = check.errors(check.folder / standard.code, f"/{table}s/{{id}}", row)
    ours = faults_in(row, table, standard.tables)

    assert not theirs or ours, theirs
    if ours and not theirs:  # the checker knows no addresses and no moments, and hardly e-mail
        assert {each.reason for each in ours} == {Reason.FORMAT}


MODELS: dict[str, type[BaseModel]] = {"structure": v1.Structure, "service": v1.Service}


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_data_inclusion_refuses_what_our_rules_refuse(data: st.DataObject) -> None:
    standard = STANDARDS[2]
    table, row = data.draw(st.sampled_from(rows_of(standard)))
    row = json.loads(json.dumps(row))
    name = data.draw(st.sampled_from(sorted(DATA_INCLUSION_RULES[table])))
    if data.draw(st.booleans()):
        row.pop(name, None)
    else:
        row[name] = data.draw(st.sampled_from([*OTHER_VALUES, "x" * 151, "3" * 5, ["seniors"]]))

    try:
        MODELS[table].model_validate_json(json.dumps(row), strict=True)
        refused = False
    except ValidationError:
        refused = True
    said_nothing = name in row and row[name] is None  # null is as good as nothing there

    assert bool(faults_in(row, table, standard.tables)) == refused or said_nothing


@settings(max_examples=40, deadline=None)
@given(organisations())
def test_whatever_an_organisation_is_its_rows_are_valid(document: Organisation) -> None:
    published = PublishedRecord(document, ON, ADDRESS, PRODUCER)

    for standard in STANDARDS:
        assert checked(published, standard).faulty == (), standard.code


def test_a_fault_names_its_place_and_its_reason() -> None:
    row = {"id": "1", "name": 5, "description": "", "locations": [{"id": "x", "latitude": math.pi}]}

    assert faults_in(row, "organization", HSDS_RULES) == {
        Fault("id", Reason.FORMAT),
        Fault("name", Reason.TYPE),
        Fault("locations[].id", Reason.FORMAT),
        Fault("locations[].location_type", Reason.MISSING),
    }
