"""Whatever a program asks, the answer is one that the OpenAPI file describes."""

import warnings
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.factories import need, organisation
from tests.portal.conftest import Site
from tests.portal.standards.samples import key, theme, whole
from tests.portals import open_portal

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of its dependencies, when first imported
    import schemathesis
    from schemathesis.checks import not_a_server_error
    from schemathesis.generation import GenerationMode
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        negative_data_rejection,
        positive_data_acceptance,
        response_schema_conformance,
        status_code_conformance,
    )

EXAMPLES = 12
"""Of each address, good ones and bad ones; always the same."""


@pytest.fixture
def portal(site: Site) -> Flask:
    """A portal with something of everything."""
    site.publish(
        theme("papiers"),
        need(themes=(key("papiers"),)),
        theme("francais"),
        whole(),
        whole("ossau", locale="ar"),
        organisation(key=key("bare"), locations=(), phones=()),
    )
    app = open_portal(site.settings)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app


PLAIN = {"Accept-Encoding": "identity"}
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance,
          response_schema_conformance]  # fmt: skip
BEYOND_A_SCHEMA = {"search", "postcode", "proximity"}
"""A word that holds a letter, a place that is known, and two that need each other."""


def operations(app: Flask) -> list[Any]:
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    return [found.ok() for found in schema.get_all_operations()]


def test_whatever_is_asked_the_answer_is_described(portal: Flask) -> None:
    found = operations(portal)

    for operation in found:
        ask_anything(operation)

    assert len(found) > 25


def ask_anything(operation: Any) -> None:
    cases = st.one_of(
        operation.as_strategy(generation_mode=mode)
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    )

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(cases)
    def ask(case: Any) -> None:
        response = case.call(headers=PLAIN)
        case.validate_response(response, checks=[*CHECKS, *_of_parameters(case)])

    ask()


def _of_parameters(case: Any) -> list[Any]:
    """What is asked of the parameters; the API of documents leaves out those it does not know."""
    said = dict(case.query or {})
    if case.operation.path.startswith("/api/"):
        return []
    checks = [] if said.keys() & BEYOND_A_SCHEMA else [positive_data_acceptance]
    # An empty value is as good as not said, and {} is sent as one.
    has_empty = any(
        not isinstance(value, str | int | float) or not str(value).strip()
        for value in said.values()
    )
    return checks if has_empty else [*checks, negative_data_rejection]


def test_one_of_each_is_as_described(portal: Flask) -> None:
    reader = portal.test_client()
    asked = 0

    for operation in operations(portal):
        if operation.path.endswith("/{id}"):
            rows = reader.get(operation.path.removesuffix("/{id}")).get_json()["contents"]
            case = operation.Case(path_parameters={"id": rows[0]["id"]})
            response = case.call(headers=PLAIN)
            assert response.status_code == 200
            case.validate_response(response, checks=CHECKS)
            asked += 1

    assert asked == 10
