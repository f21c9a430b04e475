"""What every kind of document promises to all rooms."""

import json
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from content_models.blocks import Frozen
from content_models.documents import StalePart, Translation
from content_models.kinds import Document, parse_document
from content_models.references import address_segment, short_id
from tests import factories
from tests.content_models.documents import KINDS, any_of, documents, models, one_of

A_FEW = settings(max_examples=15, deadline=None)

each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
each_model = pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)


@each_kind
@A_FEW
@given(st.data())
def test_a_document_is_read_from_its_json_as_it_was(
    kind: type[Document], data: st.DataObject
) -> None:
    document = data.draw(any_of(kind))

    read = parse_document(document.model_dump_json())

    assert read == document
    assert type(read) is kind
    assert read.digest == document.digest
    assert read.model_dump_json() == document.model_dump_json()


def test_every_kind_names_itself_in_its_json_and_none_by_anothers_name() -> None:
    names = [get_args(kind.model_fields["kind"].annotation) for kind in KINDS]

    assert len({name for (name,) in names}) == len(KINDS)
    for kind, (name,) in zip(KINDS, names, strict=True):
        assert json.loads(one_of(kind).model_dump_json())["kind"] == name


@each_kind
def test_a_document_of_what_is_required_alone_is_one_too(kind: type[Document]) -> None:
    document = kind.model_validate(_required(one_of(kind)))

    assert parse_document(document.model_dump_json()) == document


@each_model
def test_what_is_not_said_is_empty(model: type[Frozen]) -> None:
    value = model.model_validate(_required(one_of(model)))

    for name, field in model.model_fields.items():
        if not field.is_required() and name not in {"kind", "type"}:
            said = getattr(value, name)
            if isinstance(said, StrEnum):  # nothing among a rule's values is empty
                assert said == field.default
            else:
                assert said in (None, "", (), False) or said == type(said)(), name


@each_kind
def test_json_of_another_kind_or_of_none_is_no_document(kind: type[Document]) -> None:
    content = json.loads(one_of(kind).model_dump_json())

    for wrong in (
        {**content, "kind": "poem"},
        {**content, "kind": None},
        _without(content, "kind"),
    ):
        with pytest.raises(ValidationError, match="kind"):
            parse_document(json.dumps(wrong))


@pytest.mark.parametrize("content", ["", "null", "[]", "{", "\0", b"\xff", "1" * 5000])
def test_what_is_no_json_of_a_document_is_refused(content: str | bytes) -> None:
    with pytest.raises(ValidationError):
        parse_document(content)


@each_model
def test_an_unknown_field_is_refused_wherever_it_stands(model: type[Frozen]) -> None:
    content = one_of(model).model_dump()

    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        model.model_validate({**content, "colour": "green"})


@each_model
def test_nothing_of_it_can_be_changed(model: type[Frozen]) -> None:
    value = one_of(model)

    for field in model.model_fields:
        with pytest.raises(ValidationError, match="Instance is frozen"):
            setattr(value, field, getattr(value, field))


@A_FEW
@given(documents())
def test_it_is_immutable_all_the_way_down(document: Document) -> None:
    again = parse_document(document.model_dump_json())

    assert len({document, again}) == 1  # a list or a dictionary inside would have no hash


@each_kind
@A_FEW
@given(st.data())
def test_equal_documents_and_only_they_share_a_digest(
    kind: type[Document], data: st.DataObject
) -> None:
    document, other = data.draw(any_of(kind)), data.draw(any_of(kind))

    for field in kind.model_fields:
        changed = document.model_copy(update={field: getattr(other, field)})
        assert (changed.digest == document.digest) == (changed == document), field


def test_times_are_kept_in_utc_whatever_zone_they_are_given_in() -> None:
    noon = datetime(2026, 9, 1, 12, tzinfo=UTC)
    in_paris = noon.astimezone(timezone(timedelta(hours=2)))

    given_in_utc = factories.term(published_at=noon)
    given_in_paris = factories.term(key=given_in_utc.key, published_at=in_paris)

    assert given_in_paris == given_in_utc
    assert given_in_paris.digest == given_in_utc.digest
    assert given_in_paris.published_at.tzinfo is UTC


@A_FEW
@given(documents())
def test_its_address_ends_in_the_short_form_of_its_key(document: Document) -> None:
    assert document.short_id == short_id(document.key)
    assert document.segment == address_segment(document.slug, document.key)


def test_a_version_is_stale_when_a_part_of_it_is() -> None:
    part = StalePart(field="title", changed_at=datetime(2026, 9, 1, tzinfo=UTC))

    assert not Translation(source_locale="fr").is_stale
    assert Translation(source_locale="fr", stale_parts=(part,)).is_stale


def _required(value: Frozen) -> dict[str, Any]:
    fields = type(value).model_fields.items()
    return {name: getattr(value, name) for name, field in fields if field.is_required()}


def _without(content: dict[str, Any], field: str) -> dict[str, Any]:
    return {name: value for name, value in content.items() if name != field}
