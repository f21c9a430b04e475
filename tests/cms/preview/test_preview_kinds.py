"""Drafts of every kind of page, as the portal shows them."""

from typing import Any

import pytest
from django.test import Client
from flask.testing import FlaskClient

from cms.course.models import ActivityPage, CoursePage, CourseSessionPage
from cms.information.models import InfoPage
from cms.library.models import LibraryPage
from cms.preview.drafts import project
from cms.resources.models import PartnerResourcePage
from tests.cms import factories
from tests.cms.preview.test_preview_pages import reader, shown
from tests.cms.previewing import previewed
from tests.cms.taxonomy_forms import PARTNERS, partner_form
from tests.portal.conftest import text_of

__all__ = ["reader"]

pytestmark = pytest.mark.django_db

KINDS = (CoursePage, CourseSessionPage, ActivityPage, InfoPage, PartnerResourcePage)


def published(model: type[Any]) -> Any:
    """A published page of a kind, where such a page stands."""
    if model is PartnerResourcePage:
        return factories.published_resource()
    if model is InfoPage:
        return factories.published_info_page()
    course = factories.published_course()
    session = factories.published_session(course)
    activity = factories.published_activity(session)
    return {CoursePage: course, CourseSessionPage: session, ActivityPage: activity}[model]


@pytest.mark.parametrize("model", KINDS)
def test_a_draft_is_shown_in_every_language_as_it_stands(
    editor: Client, reader: FlaskClient, model: type[Any]
) -> None:
    page = published(model)
    page.title = "Un titre que personne n’a vu"
    page.save_revision()

    html = shown(editor, reader, page)

    assert "Un titre que personne n’a vu" in html
    assert "Garder hors connexion" not in html


def test_a_partner_is_shown_while_it_is_written(editor: Client, reader: FlaskClient) -> None:
    address = f"{PARTNERS}/preview/?locale=de"
    form = partner_form("Brücken (Beispiel)", country="")

    draft = previewed(editor, address, form, "de")
    led = editor.get(f"{address}&mode=de&in_preview_panel=true")
    html = text_of(reader.get(led["Location"]))

    assert draft.document.locale == "de"
    assert [str(label) for label in draft.missing] == ["Land"]
    assert "Brücken (Beispiel)" in html


@pytest.mark.parametrize("model", KINDS)
def test_a_page_that_was_never_saved_has_a_document(model: type[Any]) -> None:
    page = model(title="Nouveau", locale=LibraryPage.objects.get(locale__language_code="fr").locale)

    drafted = project(page, "fr")

    assert drafted.document.title == "Nouveau"


@pytest.mark.parametrize("model", [CoursePage, InfoPage, PartnerResourcePage])
def test_the_preview_of_a_form_that_was_not_sent_says_so(editor: Client, model: type[Any]) -> None:
    folder = LibraryPage.objects.get(locale__language_code="fr")
    label = f"{model._meta.app_label}/{model._meta.model_name}"

    answer = editor.get(f"/pages/add/{label}/{folder.pk}/preview/")

    assert answer.status_code == 200
    assert "preview-error" in answer.content.decode()
