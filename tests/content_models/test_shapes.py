"""A change of shape raises its version: else a store of the old shape is read as if it were new.

Where a test here fails, raise the version that it names, so that stores rebuild themselves, and
note the new shape.
"""

import hashlib
import json
from typing import Any, get_args

import pytest

from content_models.kinds import SCHEMA_VERSION
from content_models.published.tables import STORE_VERSION, TABLES_VERSION, metadata
from tests.content_models.documents import KINDS

SHAPES_OF_VERSION = 8
SHAPES = {
    "activity": "1f3e60b90f3e",
    "case_study": "e278d90b4aa6",
    "course": "47950a2dabc3",
    "course_session": "87a1f23cb75f",
    "info_page": "a505f4b00f16",
    "need": "b2b27b935131",
    "organisation": "20d27ac8f4d5",
    "partner": "0ce9fb506a7f",
    "partner_resource": "b25bb0fef663",
    "term": "f88f547c3606",
}
TABLES_OF_VERSION = 4
TABLES = "6bd90f27d8d1"


def shape(content: Any) -> str:
    """A short digest of something that JSON can hold."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:12]


def bare(schema: Any) -> Any:
    """A JSON schema without what people read, and without codes: more of them harm no store."""
    if isinstance(schema, list):
        return [bare(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    left = {name: each for name, each in schema.items() if name != "enum"}
    return {
        name: bare(each)
        for name, each in left.items()
        if not (name in {"title", "description"} and isinstance(each, str))
    }


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_kind_changes_its_shape_only_with_the_version_of_the_schema(kind: Any) -> None:
    (name,) = get_args(kind.model_fields["kind"].annotation)

    now = shape(bare(kind.model_json_schema(mode="serialization")))

    assert (SCHEMA_VERSION, now) == (SHAPES_OF_VERSION, SHAPES.get(name, now))


def test_the_tables_change_only_with_their_version() -> None:
    columns = [
        (table.name, column.name, str(column.type), column.primary_key, column.nullable)
        for table in metadata.sorted_tables
        for column in table.columns
    ]

    assert (TABLES_VERSION, shape(columns)) == (TABLES_OF_VERSION, TABLES)


def test_a_store_names_both_versions() -> None:
    assert f"{SCHEMA_VERSION}.{TABLES_VERSION}" == STORE_VERSION
