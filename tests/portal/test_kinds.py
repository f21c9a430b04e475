"""The portal's register of kinds: whatever has a page is told of in a folder of its own."""

from typing import Any

import pytest
from flask import Flask

from content_models.kinds import DOCUMENT_TYPES, KINDS, KINDS_WITH_A_PAGE
from content_models.languages import INTERFACE_LANGUAGES
from portal import KIND_FOLDERS, kinds_in
from portal.reading.kinds import ItemKind, nothing_around
from portal.reading.samples import texts_of
from portal.styleguide.samples import picture, sample
from tests.portal.conftest import Site, text_of
from tests.portals import open_portal

REGISTER = {
    kind.entry.name: kind for folder in KIND_FOLDERS for kind in kinds_in(f"portal.{folder}")
}


@pytest.fixture
def portal(site: Site) -> Flask:
    return open_portal(site.settings)


def test_every_kind_with_a_page_has_one_entry() -> None:
    entries = [kind for folder in KIND_FOLDERS for kind in kinds_in(f"portal.{folder}")]

    assert sorted(kind.entry.name for kind in entries) == sorted(KINDS_WITH_A_PAGE)


@pytest.mark.parametrize("kind", REGISTER.values(), ids=REGISTER)
def test_every_kind_has_a_template_and_a_card(portal: Flask, kind: ItemKind) -> None:
    templates = portal.jinja_env

    source = templates.loader.get_source(templates, kind.template)[0]  # type: ignore[union-attr]

    assert source.startswith('{% extends "item.html" %}')
    with portal.test_request_context():
        assert callable(templates.get_template(kind.card).module.card)  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", REGISTER.values(), ids=REGISTER)
@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_the_sample_of_every_kind_can_be_published(
    site: Site, kind: ItemKind, language: str
) -> None:
    texts = texts_of(INTERFACE_LANGUAGES[language])
    document = sample(kind, texts, language, picture("/media/x.png"))
    site.publish(document)

    answer = site.client().get(kind.entry.path(language, document.segment))

    assert answer.status_code == 200
    assert document.title in text_of(answer)
    assert '"@type":"BreadcrumbList"' in text_of(answer)


@pytest.mark.parametrize("kind", REGISTER.values(), ids=REGISTER)
def test_lists_and_machines_tell_of_every_kind(site: Site, kind: ItemKind) -> None:
    texts = texts_of(INTERFACE_LANGUAGES["fr"])
    document = sample(kind, texts, "fr", picture("/media/x.png"))
    site.publish(document)
    reader, address = site.client(), kind.entry.path("fr", document.segment)

    library, sitemap, feed, data = (
        text_of(reader.get(path))
        for path in ("/fr/library", "/fr/sitemap.xml", "/feeds/fr/library.atom", "/api/v1/changes")
    )

    assert f'<a href="{address}">' in library
    assert f"<loc>https://insert.example{address}</loc>" in sitemap
    assert (f'href="https://insert.example{address}"' in feed) == kind.entry.is_in_library
    assert f'"url":"https://insert.example{address}"' in data


def test_the_style_guide_shows_a_card_of_every_kind(site: Site) -> None:
    guide = site.with_settings(has_styleguide=True).client().get("/fr/styleguide/light")

    for name in KINDS_WITH_A_PAGE:
        assert f'class="tag tag-{name}"' in text_of(guide)


def test_a_kind_needs_to_say_no_more_than_its_document_and_its_template() -> None:
    kind = ItemKind(document=REGISTER["info_page"].document, template="x.html")

    assert kind.entry is KINDS["info_page"]
    assert kind.around is nothing_around
    assert kind.description


def test_the_api_describes_every_kind(portal: Flask) -> None:
    description: dict[str, Any] = portal.test_client().get("/api/v1/openapi.json").get_json()

    schemas = description["components"]["schemas"]
    models = [f"{document.__name__}Item" for document in DOCUMENT_TYPES]
    one = description["paths"]["/api/v1/documents/{key}/{locale}"]["get"]["responses"]["200"]
    schema = one["content"]["application/json"]["schema"]
    assert [each["$ref"].rpartition("/")[2] for each in schema["oneOf"]] == models
    for document, model in zip(DOCUMENT_TYPES, models, strict=True):
        assert "url" in schemas[model]["required"]
        assert schemas[model]["properties"].keys() == {*document.model_fields, "url"}
    for kind in REGISTER.values():
        assert schemas[f"{kind.document.__name__}Item"]["description"] == kind.description
    assert schemas["TermItem"]["description"].startswith("A theme ")
