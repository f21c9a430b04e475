"""Drafts, from the editor's form to what the portal is given."""

from typing import Any

import pytest
from django.test import Client

from cms.directory.models import Organisation
from cms.library.models import CaseStudyPage, LibraryPage
from cms.preview.models import PreviewTicket
from cms.preview.provider import CmsPreviews
from content_models.previews import (
    PreviewUnreadableError,
)
from tests.cms import factories
from tests.cms.previewing import (
    EMPTY_CASE_STUDY,
    EMPTY_ORGANISATION,
    ORGANISATIONS,
    new_case_study_preview,
    opened,
    previewed,
    shared,
)

pytestmark = pytest.mark.django_db


def test_what_is_typed_into_a_new_case_study_is_previewed_unsaved(editor: Client) -> None:
    form = EMPTY_CASE_STUDY | {
        "title": "Le fournil",
        "slug": "le-fournil",
        "summary": "Du pain.",
        "country": "FR",
        "lessons-count": "1",
        "lessons-0-type": "lesson",
        "lessons-0-value": "Compter.",
        "lessons-0-order": "0",
        "lessons-0-deleted": "",
        "lessons-0-id": "",
    }

    document: Any = previewed(editor, new_case_study_preview(), form).document

    assert (document.title, document.summary, document.lessons) == (
        "Le fournil",
        "Du pain.",
        ("Compter.",),
    )
    assert document.locale == "fr"
    assert not CaseStudyPage.objects.exists()


def test_an_empty_form_is_previewed_and_says_what_is_missing(editor: Client) -> None:
    study = previewed(editor, new_case_study_preview(), EMPTY_CASE_STUDY, mode="en")
    organisation = previewed(editor, f"{ORGANISATIONS}/preview/", EMPTY_ORGANISATION, mode="en")

    assert study.document.title
    assert study.missing == ("Summary", "Name of the enterprise", "Country", "Town")
    assert organisation.document.title == "No title yet"
    assert organisation.missing == ("Name", "Description", "Town")


def test_a_new_organisation_is_previewed_in_the_language_of_its_form(editor: Client) -> None:
    page = editor.get(f"{ORGANISATIONS}/add/?locale=ar").content.decode()

    draft = previewed(
        editor, f"{ORGANISATIONS}/preview/?locale=ar", EMPTY_ORGANISATION | {"name": "مركز"}, "ar"
    )

    assert f"{ORGANISATIONS}/preview/?locale=ar" in page
    assert (draft.document.locale, draft.document.title) == ("ar", "مركز")


def test_unsaved_edits_of_a_published_organisation_keep_its_key_and_children(
    editor: Client,
) -> None:
    saved = factories.published_organisation()
    place = saved.locations.get()
    form = EMPTY_ORGANISATION | {
        "name": "Un autre nom",
        "locations-INITIAL_FORMS": "1",
        "locations-0-id": str(place.pk),
        "locations-0-place": "Lescar",
    }

    document: Any = previewed(editor, f"{ORGANISATIONS}/preview/{saved.pk}/", form).document

    assert (document.key, document.title) == (saved.translation_key, "Un autre nom")
    assert [each.place for each in document.locations] == ["Lescar"]
    saved.refresh_from_db()
    assert saved.name == "Accueil du Gave (exemple)"


def test_typing_on_leaves_one_ticket_that_shows_the_latest(editor: Client) -> None:
    address = f"{ORGANISATIONS}/preview/"

    for name in ("Un", "Deux", "Trois"):
        draft = previewed(editor, address, EMPTY_ORGANISATION | {"name": name})

    assert draft.document.title == "Trois"
    assert PreviewTicket.objects.count() == 1


def test_the_preview_carries_the_checks_of_wagtail_for_its_editor(editor: Client) -> None:
    draft = previewed(editor, f"{ORGANISATIONS}/preview/", EMPTY_ORGANISATION)

    assert "wagtail-userbar" in draft.tools
    assert "checker-axe-configuration" in draft.tools


def test_the_modes_of_a_preview_are_the_languages_of_the_portal_its_own_first(
    editor: Client,
) -> None:
    page = factories.case_study(language="ar")
    folder = LibraryPage(locale=factories.locale("fr"))

    assert [code for code, _name in page.preview_modes] == ["ar", "fr", "en", "de", "el"]
    assert folder.preview_modes == []
    assert not folder.is_previewable()


def test_an_unknown_mode_is_the_language_of_the_item(editor: Client) -> None:
    page = factories.published_case_study()

    led = editor.get(f"/pages/{page.pk}/view_draft/?mode=../../evil")

    assert led["Location"].startswith("/fr/_preview/")


def test_a_draft_that_cannot_be_projected_says_so_in_the_editors_language(
    editor: Client,
) -> None:
    organisation = factories.published_organisation()
    Organisation.objects.filter(pk=organisation.pk).update(audiences=["no-such-audience"])
    token = shared(editor, organisation)

    answer = editor.get(f"/preview/directory.organisation/{organisation.pk}/draft/")

    assert answer.status_code == 422
    assert "preview-error" in answer.content.decode()
    with pytest.raises(PreviewUnreadableError):
        CmsPreviews().open(token, "fr")


def test_lists_lead_to_the_latest_draft(editor: Client) -> None:
    page, organisation = factories.published_case_study(), factories.published_organisation()
    page.title, organisation.name = "Titre nouveau", "Nom nouveau"
    page.save_revision()
    organisation.save_revision()
    draft_address = f"/preview/directory.organisation/{organisation.pk}/draft/"

    listed = editor.get(f"{ORGANISATIONS}/").content.decode()
    study = opened(editor.get(f"/pages/{page.pk}/view_draft/")["Location"])
    body = opened(editor.get(draft_address)["Location"])

    assert draft_address in listed
    assert (study.document.title, body.document.title) == ("Titre nouveau", "Nom nouveau")


def test_an_old_revision_is_previewed_as_it_was(editor: Client) -> None:
    page, organisation = factories.published_case_study(), factories.published_organisation()
    of_page, of_organisation = page.latest_revision.pk, organisation.latest_revision.pk
    addresses = (
        f"/pages/{page.pk}/revisions/{of_page}/view/",
        f"{ORGANISATIONS}/history/{organisation.pk}/revisions/{of_organisation}/view/",
    )
    for item, name in ((page, "title"), (organisation, "name")):
        setattr(item, name, "Plus tard")
        item.save_revision().publish()

    titles = [opened(editor.get(address)["Location"]).document.title for address in addresses]

    assert titles == ["Un atelier à Pau", "Accueil du Gave (exemple)"]


def test_the_copy_of_an_organisation_is_previewed_in_its_language(editor: Client) -> None:
    organisation = factories.published_organisation(language="ar")

    page = editor.get(f"{ORGANISATIONS}/copy/{organisation.pk}/").content.decode()

    assert f"{ORGANISATIONS}/preview/?locale=ar" in page
