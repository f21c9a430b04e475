"""What goes wrong in an editor's day: a clear answer, nothing lost."""

from typing import Any

import pytest
from django.test import Client
from wagtail.admin.models import EditingSession
from wagtail.rich_text import RichText

from cms.publishing.collecting import collect
from tests.cms import factories
from tests.cms.pasted import SIGNS_OF_WORD, WORD, WORDS
from tests.cms.people import organisation_actions, page_actions
from tests.cms.taxonomy_forms import PARTNERS, partner_form

pytestmark = pytest.mark.django_db


def test_text_as_word_writes_it_keeps_its_words_and_nothing_else(empty_cms: None) -> None:
    page = factories.published_case_study(body=[("text", RichText(WORD))])

    (document,) = collect([page.translation_key]).documents[page.translation_key]

    (block,) = document.body
    assert block.type == "rich_text"
    for word in WORDS:
        assert word in block.html
    for sign in SIGNS_OF_WORD:
        assert sign not in block.html


def test_a_slug_that_is_taken_is_refused_beside_its_field_and_what_was_typed_stays(
    editor: Client,
) -> None:
    taken = factories.published_case_study("Première", slug="un-atelier")

    answer = editor.post(
        f"/pages/add/library/casestudypage/{taken.get_parent().pk}/",
        page_actions.form(slug="un-atelier", title="Seconde", summary="Tapé longtemps."),
    )

    form = answer.context["form"]
    assert answer.status_code == 200
    assert list(form.errors) == ["slug"]
    assert "Tapé longtemps." in answer.content.decode()
    assert taken.get_parent().get_children_count() == 1


def test_what_was_deleted_while_its_form_was_open_is_not_found(editor: Client) -> None:
    page, organisation = factories.published_case_study(), factories.published_organisation()
    partner = factories.partner()
    organisation_form = organisation_actions.form("FR", organisation.locations.get())
    pages, organisations = f"/pages/{page.pk}/edit/", organisation_actions.LIST
    forms = {
        pages: page_actions.form(slug=page.slug),
        f"{organisations}edit/{organisation.pk}/": organisation_form,
        f"{PARTNERS}/edit/{partner.pk}/": partner_form("Partie"),
        f"{pages}preview/": page_actions.form(slug=page.slug),
        f"{organisations}preview/{organisation.pk}/": organisation_form,
        f"{PARTNERS}/preview/{partner.pk}/": partner_form("Partie"),
    }
    before = [editor.get(address).status_code for address in list(forms)[:3]]
    sessions = list(EditingSession.objects.values_list("content_type__model", "object_id", "pk"))
    for item in (page, organisation, partner):
        item.delete()

    after = [editor.post(address, form).status_code for address, form in forms.items()]
    labels = {"page": "wagtailcore", "organisation": "directory", "partner": "taxonomy"}
    pinged = [
        editor.post(f"/editing-sessions/ping/{labels[model]}/{model}/{key}/{session}/").status_code
        for model, key, session in sessions
        if model in labels
    ]

    assert before == [200] * 3
    assert after == [404] * 6
    assert pinged == [404] * 3


def test_an_old_link_to_a_picture_or_file_that_is_gone_says_so(editor: Client) -> None:
    picture, file = factories.image(), factories.file()
    ways: list[Any] = [f"/images/{picture.pk}/", f"/documents/edit/{file.pk}/"]
    picture.delete()
    file.delete()

    assert [editor.get(way).status_code for way in ways] == [404, 404]
