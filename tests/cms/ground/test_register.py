"""The register of kinds: every kind that readers know is there, and says what is asked of it."""

import pytest
from wagtail.models import Page, TranslatableMixin, get_page_models

from cms.ground.kinds import CmsKind, kind_of, kinds, translated_kinds
from cms.ground.previewing import is_previewed
from cms.library.models import LibraryPage
from content_models.kinds import DOCUMENT_TYPES, KINDS

NAMES = [kind.name for kind in kinds()]


def document_fields(kind: CmsKind) -> set[str]:
    (document,) = (each for each in DOCUMENT_TYPES if each.entry is kind.entry)
    return set(document.model_fields)


def test_every_kind_of_document_is_there_once() -> None:
    assert sorted(NAMES) == sorted(KINDS)
    assert {kind.name: kind.entry for kind in kinds()} == KINDS


def test_every_page_of_ours_but_the_folder_is_of_a_kind() -> None:
    ours = {model for model in get_page_models() if model.__module__.startswith("cms.")}

    assert {kind.model for kind in kinds() if kind.is_page} == ours - {LibraryPage}
    assert kind_of(LibraryPage) is None
    assert kind_of(Page()) is None


@pytest.mark.parametrize("kind", kinds(), ids=NAMES)
def test_it_says_how_its_documents_are_made(kind: CmsKind) -> None:
    assert (kind.projecting is None) != (kind.loading is None)
    assert kind.model._meta.get_field(kind.key_field)
    kind.model.objects.select_related(*kind.joined).prefetch_related(*kind.prefetched)


@pytest.mark.parametrize("kind", kinds(), ids=NAMES)
def test_an_object_and_its_model_are_of_the_same_kind(kind: CmsKind) -> None:
    assert kind_of(kind.model) is kind_of(kind.model()) is kind


@pytest.mark.parametrize("kind", translated_kinds(), ids=[each.name for each in translated_kinds()])
def test_what_is_translated_says_what_a_translator_writes(kind: CmsKind) -> None:
    assert issubclass(kind.model, TranslatableMixin)
    assert kind.model.translatable_fields
    assert set(kind.document_fields) <= {each.name for each in kind.model._meta.get_fields()}
    assert set(kind.document_fields.values()) <= document_fields(kind)


@pytest.mark.parametrize("kind", kinds(), ids=NAMES)
def test_what_has_a_page_is_previewed(kind: CmsKind) -> None:
    assert is_previewed(kind.model) == kind.entry.has_page


def test_the_buttons_of_the_desk_have_each_their_place() -> None:
    places = [kind.new_order for kind in kinds() if kind.new]

    assert len(places) == len(set(places))
