"""The register of kinds: what every room relies on."""

from typing import get_args

import pytest
from pydantic import ValidationError

from content_models.documents import Kind, Work
from content_models.kinds import (
    DOCUMENT_TYPES,
    KINDS,
    KINDS_OF_THE_LIBRARY,
    KINDS_WITH_A_PAGE,
    Document,
    parse_document,
)
from content_models.kinds.activity import Activity
from content_models.kinds.organisation import Organisation
from scripts.catalogues import ALL
from tests.factories import case_study

EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))


def test_every_document_type_is_registered_under_the_name_that_its_documents_carry() -> None:
    names = {each: each.model_fields["kind"].default for each in DOCUMENT_TYPES}

    assert {each.entry.name: each for each in DOCUMENT_TYPES} == {
        name: each for each, name in names.items()
    }
    assert set(get_args(Document)) == set(DOCUMENT_TYPES)


def test_no_two_kinds_share_an_address_folder() -> None:
    folders = [KINDS[name].folder for name in KINDS_WITH_A_PAGE]

    assert len(set(folders)) == len(folders)


def test_only_a_kind_with_a_folder_has_a_page() -> None:
    assert Kind("a", "A", "As", "partners", folder="as").has_page
    assert not Kind("a", "A", "As", "partners").has_page
    assert "term" not in KINDS_WITH_A_PAGE


def test_what_is_in_the_library_has_a_page() -> None:
    assert set(KINDS_OF_THE_LIBRARY) < set(KINDS_WITH_A_PAGE)


@EVERY_KIND
def test_the_names_of_a_kind_are_messages_of_the_portal(kind: Kind) -> None:
    portal = next(each for each in ALL if each.name == "portal")
    messages = {each.id for each in portal.template()}

    assert {kind.label, kind.plural} <= messages


def test_the_path_of_an_item_holds_language_folder_and_segment() -> None:
    assert KINDS["course_session"].path("ar", "s-1") == "/ar/course/sessions/s-1"


def test_a_document_of_an_unknown_kind_is_refused() -> None:
    content = case_study().model_dump_json().replace('"case_study"', '"poem"')

    with pytest.raises(ValidationError):
        parse_document(content)


def test_a_work_has_a_publisher_and_a_licence() -> None:
    assert isinstance(case_study(), Work)
    assert {"publisher", "licence"} <= Activity.model_fields.keys()
    assert not {"publisher", "licence"} & Organisation.model_fields.keys()
