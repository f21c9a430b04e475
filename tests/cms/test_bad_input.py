"""What goes wrong in an editor's day: a clear answer, nothing lost."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models.signals import pre_save
from django.test import Client
from wagtail.admin.models import EditingSession
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import streamfield
from wagtail_localize.models import StringTranslation

from cms.ground.projection.rich_text import to_fragment, to_plain_text
from cms.library.models import CaseStudyPage
from cms.media.models import PortalDocument
from cms.publishing.collecting import collect
from tests.cms import factories
from tests.cms.pasted import BROWSER, BROWSER_HTML, SIGNS_OF_WORD, WORD, WORDS
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


def test_tables_lines_headings_and_telephones_stay_what_they_are(empty_cms: None) -> None:
    assert to_fragment(BROWSER) == BROWSER_HTML
    assert to_plain_text(BROWSER).endswith("dedans dehors encore Jour Heure Mardi 9 h midi appeler")


def test_control_characters_become_blanks_in_every_text_of_a_form(editor: Client) -> None:
    steering, kept = "a\x07b\x00c\x9bd\u202ee", "\u200fا\u200c\u200d\u2066\u2069\t"
    rich = json.dumps(
        {
            "blocks": [
                {"key": "a", "text": f"r\x08{kept}\\u0007", "type": "unstyled", "depth": 0}
                | {"inlineStyleRanges": [], "entityRanges": []}
            ],
            "entityMap": {},
        },
        separators=(",", ":"),
    )
    folder = page_actions.folder("fr")
    body = streamfield([("text", rich), ("quote", {"text": steering, "attribution": kept})])

    sent = editor.post(
        f"/pages/add/library/casestudypage/{folder.pk}/",
        page_actions.form(title=steering, summary=f"{steering}\n{kept}.", body=body),
        headers={"Accept": "application/json"},
    ).json()

    page = CaseStudyPage.objects.get(pk=sent["pk"])
    assert page.title == "a b c de"
    assert page.summary == f"a b c de\n{kept}."
    assert page.body[1].value["text"] == "a b c de"
    assert page.body[1].value["attribution"].strip() == kept.strip()
    source = page.body[0].value.source
    assert f"r {kept}\\u0007" in source


def test_control_characters_become_blanks_in_what_is_said_of_a_file_and_a_picture(
    editor: Client,
) -> None:
    sent = {"title": "a\x07b", "files[]": SimpleUploadedFile("guide.txt", b"Le potager")}
    editor.post("/documents/multiple/add/", sent, headers={"x-requested-with": "XMLHttpRequest"})
    uploaded, picture = PortalDocument.objects.get(), factories.image()
    assert uploaded.title == "a b"
    told = {"title": "c\x07d\u202ee", "collection": uploaded.collection_id}

    editor.post(f"/documents/edit/{uploaded.pk}/", told)
    editor.post(f"/images/{picture.pk}/", {**told, "licence": "cc-by-4.0", "credit": "Ana\x00 B."})

    uploaded.refresh_from_db()
    picture.refresh_from_db()
    assert uploaded.title == picture.title == "c de"
    assert picture.credit == "Ana  B."


def test_control_characters_become_blanks_in_translations() -> None:
    segment = StringTranslation(data="a\x07b")

    pre_save.send(StringTranslation, instance=segment, raw=False)

    assert segment.data == "a b"


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
