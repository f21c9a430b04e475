"""Drafts as the portal shows them: whatever can be stored gives a page."""

import json
from typing import Any

import pytest
from django.test import Client
from flask.testing import FlaskClient

from cms.directory.models import Organisation, OrganisationLocation, OrganisationPhone
from cms.library.models import CaseStudyPage, LibraryPage, RelatedItem
from cms.preview.provider import CmsPreviews
from cms.publishing import rooms
from content_models.deployment import Deployment
from content_models.languages import INTERFACE_LANGUAGES
from content_models.published import PublishedStore
from portal.settings import Settings
from tests.cms import factories
from tests.portals import open_portal

pytestmark = pytest.mark.django_db

EMPTY_BLOCKS: list[dict[str, Any]] = [
    {"type": "text", "value": ""},
    {"type": "picture", "value": {"image": None, "caption": ""}},
    {"type": "quote", "value": {"text": "", "attribution": ""}},
    {"type": "key_figures", "value": []},
    {
        "type": "key_figures",
        "value": [{"type": "item", "id": "a", "value": {"value": "", "label": ""}}],
    },
    {"type": "steps", "value": [{"type": "item", "id": "b", "value": {"title": "", "text": ""}}]},
    {"type": "callout", "value": {"title": "", "text": ""}},
    {"type": "download", "value": {"title": "", "document": None}},
    {"type": "video", "value": {"title": "", "url": "", "description": ""}},
    {"type": "no_longer_there", "value": "x"},
]
"""As Wagtail keeps them: a draft may be saved with any of them."""


@pytest.fixture
def reader(publishing: PublishedStore, deployment: Deployment) -> FlaskClient:
    """A reader of a portal that shares its process with the CMS."""
    app = open_portal(Settings(deployment, rooms.search_engine()), CmsPreviews())
    return app.test_client(use_cookies=False)


def shown(editor: Client, reader: FlaskClient, item: Any) -> str:
    """The page of an item's latest draft, which must answer in every language."""
    led = editor.get(f"/preview/{item._meta.label_lower}/{item.pk}/draft/")
    assert led.status_code == 302, led.content.decode()
    _empty, _language, folder, token = led["Location"].split("/")
    for code in INTERFACE_LANGUAGES:
        answer = reader.get(f"/{code}/{folder}/{token}")
        assert answer.status_code == 200
    return reader.get(led["Location"]).get_data(as_text=True)


def draft_case_study(**values: Any) -> Any:
    page = factories.case_study(**values)
    LibraryPage.objects.get(locale=page.locale).add_child(instance=page)
    page.save_revision(clean=False)
    return page


def test_a_case_study_of_which_only_the_title_is_there(editor: Client, reader: FlaskClient) -> None:
    empty: dict[str, Any] = dict.fromkeys(("summary", "enterprise_name", "country", "place"), "")

    page = shown(editor, reader, draft_case_study(**empty, body=[], licence=""))

    assert "Un atelier à Pau" in page


def test_a_case_study_whose_blocks_are_all_empty(editor: Client, reader: FlaskClient) -> None:
    study = draft_case_study()
    study.body = CaseStudyPage._meta.get_field("body").to_python(json.dumps(EMPTY_BLOCKS))
    study.save_revision()

    page = shown(editor, reader, study)

    assert "Un atelier à Pau" in page


def test_an_organisation_with_nothing_but_a_row(editor: Client, reader: FlaskClient) -> None:
    organisation: Any = Organisation(
        name="", description="", locale=factories.locale("ar"), live=False
    )
    organisation.locations = [OrganisationLocation(place="", country="")]
    organisation.phones = [OrganisationPhone(number="")]
    organisation.save()
    organisation.save_revision(clean=False)

    page = shown(editor, reader, organisation)

    assert "لا عنوان بعد" in page or "No title yet" in page


def test_a_draft_that_names_what_was_deleted_since(editor: Client, reader: FlaskClient) -> None:
    theme, picture = factories.theme(), factories.image()
    sector = factories.theme("Réemploi", group="sector")
    organisation = factories.published_organisation()
    study = factories.published_case_study()
    study.title = "Une autre version"
    study.themes, study.sector, study.picture = [theme], sector, picture
    study.picture_text = "Un vélo"
    study.related_items = [RelatedItem(organisation=organisation)]
    study.save_revision()

    for deleted in (theme, sector, picture, organisation):
        deleted.delete()
    page = shown(editor, reader, study)

    assert "Une autre version" in page


def test_a_picture_of_a_draft_that_was_never_published_is_shown(
    editor: Client, reader: FlaskClient
) -> None:
    study = draft_case_study(picture=factories.image(), picture_text="Un vélo")

    page = shown(editor, reader, study)

    assert 'alt="Un vélo"' in page
    assert "/media/" in page
