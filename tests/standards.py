"""The published schemas that open data is held to; they lie beside the project."""

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from data_inclusion.schema import v1

FOLDER = next(
    (
        folder / "shared" / "standards"
        for folder in Path(__file__).resolve().parents
        if (folder / "shared" / "standards" / "check_hsds.py").exists()
    ),
    None,
)
SERVED = {"hsds-3.1": "hsds", "oruk-3.0": "oruk"}
"""Each standard, and the root of its addresses here."""


@dataclass(frozen=True)
class Checker:
    """The check that comes with the schemas.

    Attributes:
        walk: reads a running server's endpoints, tells of each, and returns the failures.
        errors: lists in which ways one answer of a path is not as the standard says.
    """

    walk: Callable[[Path, str], int]
    errors: Callable[[Path, str, Any], list[str]]
    folder: Path


def checker() -> Checker:
    """The check, or a test skipped with the reason."""
    if FOLDER is None:
        pytest.skip("the published schemas (shared/standards) are not beside the project")
    found = importlib.util.spec_from_file_location("check_hsds", FOLDER / "check_hsds.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return Checker(module.check_server, module.errors, FOLDER)


def assert_accepted(structures: list[dict[str, Any]], services: list[dict[str, Any]]) -> None:
    """Hold rows to data·inclusion v1: fields, values, and what refers to what."""
    ids = [v1.Structure.model_validate(row).id for row in structures]
    read = [v1.Service.model_validate(row) for row in services]

    assert {name for row in structures for name in row} <= set(v1.Structure.model_fields)
    assert {name for row in services for name in row} <= set(v1.Service.model_fields)
    assert {each.structure_id for each in read} <= set(ids)
    assert len(set(ids)) == len(ids)
    assert len({each.id for each in read}) == len(read)
