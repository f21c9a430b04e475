"""Drafts, from the editor's form to what the portal is given."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from cms.demonstration.logins import ensure_logins
from cms.directory.models import Organisation
from cms.library.models import CaseStudyPage, LibraryPage
from cms.preview.models import PreviewTicket, SharedDraft
from cms.preview.provider import CmsPreviews
from cms.preview.services import forget_previews
from cms.preview.tokens import Purpose, Token, sign
from content_models.previews import (
    Draft,
    PreviewEndedError,
    PreviewUnknownError,
    PreviewUnreadableError,
)
from content_models.published import PublishedStore
from tests.cms import factories

pytestmark = pytest.mark.django_db

EMPTY_CASE_STUDY = {
    "title": "",
    "slug": "",
    "summary": "",
    "enterprise_name": "",
    "country": "",
    "place": "",
    "licence": "cc-by-4.0",
    "picture_text": "",
    "legal_form": "",
    "body-count": "0",
    "lessons-count": "0",
    "related_items-TOTAL_FORMS": "0",
    "related_items-INITIAL_FORMS": "0",
    "related_items-MIN_NUM_FORMS": "0",
    "related_items-MAX_NUM_FORMS": "1000",
    "comments-TOTAL_FORMS": "0",
    "comments-INITIAL_FORMS": "0",
    "comments-MIN_NUM_FORMS": "0",
    "comments-MAX_NUM_FORMS": "",
}
EMPTY_ORGANISATION = {
    "name": "",
    "description": "null",
    "locations-TOTAL_FORMS": "1",
    "locations-INITIAL_FORMS": "0",
    "locations-MIN_NUM_FORMS": "1",
    "locations-MAX_NUM_FORMS": "1000",
    "locations-0-place": "",
    "locations-0-country": "FR",
    "locations-0-ORDER": "1",
    "phones-TOTAL_FORMS": "0",
    "phones-INITIAL_FORMS": "0",
    "phones-MIN_NUM_FORMS": "0",
    "phones-MAX_NUM_FORMS": "1000",
}
ORGANISATIONS = "/snippets/directory/organisation"


@pytest.fixture
def editor(publishing: PublishedStore) -> Client:
    ensure_logins("secret")
    signed_in = Client()
    assert signed_in.login(username="editor", password="secret")
    return signed_in


@pytest.fixture
def stranger(editor: Client) -> Client:
    """Signs in to the admin, and may edit nothing."""
    user = get_user_model().objects.create_user("stranger", password="secret")
    user.user_permissions.add(*_access())
    signed_in = Client()
    assert signed_in.login(username="stranger", password="secret")
    return signed_in


def _access() -> Any:
    from django.contrib.auth.models import Permission

    return Permission.objects.filter(codename="access_admin")


def new_case_study_preview(language: str = "fr") -> str:
    folder = LibraryPage.objects.get(locale__language_code=language)
    return f"/pages/add/library/casestudypage/{folder.pk}/preview/"


def opened(address: str) -> Draft:
    """What the portal is given for the address of a draft."""
    _empty, language, folder, token = address.split("/")
    assert folder == "_preview"
    return CmsPreviews().open(token, language)


def previewed(editor: Client, address: str, form: dict[str, str], mode: str = "fr") -> Draft:
    """What the panel shows after something was typed."""
    answer = editor.post(address, form).json()
    assert answer == {"is_valid": True, "is_available": True}
    separator = "&" if "?" in address else "?"
    led = editor.get(f"{address}{separator}mode={mode}&in_preview_panel=true")
    assert led.status_code == 302
    return opened(led["Location"])


def shared(editor: Client, item: Any, days: str = "14") -> str:
    """The token of a new link to an item."""
    label = item._meta.label_lower
    before = set(SharedDraft.objects.values_list("pk", flat=True))
    answer = editor.post(f"/preview/{label}/{item.pk}/share/", {"days": days})
    assert answer.status_code == 302
    (link,) = SharedDraft.objects.exclude(pk__in=before)
    return sign(Token(Purpose.SHARED, link.pk))


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


@pytest.mark.parametrize("make", [factories.published_case_study, factories.published_organisation])
def test_a_link_shows_the_latest_draft_until_it_is_revoked(editor: Client, make: Any) -> None:
    item = make()
    token = shared(editor, item)
    name = "title" if isinstance(item, CaseStudyPage) else "name"
    setattr(item, name, "Plus tard")
    item.save_revision()

    draft = CmsPreviews().open(token, "de")

    assert draft.document.title == "Plus tard"
    assert draft.tools == ""
    link = SharedDraft.objects.get()
    answer = editor.post(
        f"/preview/{item._meta.label_lower}/{item.pk}/share/", {"revoke": str(link.pk)}
    )
    assert answer.status_code == 302
    with pytest.raises(PreviewEndedError):
        CmsPreviews().open(token, "de")


def test_a_link_ends_with_its_time_and_with_its_item(editor: Client) -> None:
    late, deleted = factories.published_organisation("A"), factories.published_organisation("B")
    expired, orphaned = shared(editor, late, "1"), shared(editor, deleted, "30")

    SharedDraft.objects.filter(object_id=str(late.pk)).update(
        ends_at=timezone.now() - timedelta(seconds=1)
    )
    deleted.delete()

    for token in (expired, orphaned):
        with pytest.raises(PreviewEndedError):
            CmsPreviews().open(token, "fr")


@pytest.mark.parametrize(
    "token", ["", "s", "t.x.y", "é", "s" + "0" * 32, "../../x", "s" + "0" * 32 + ".1uBYbL.abc"]
)
def test_a_token_that_we_did_not_sign_is_unknown(db: None, token: str) -> None:
    with pytest.raises(PreviewUnknownError):
        CmsPreviews().open(token, "fr")


def test_a_preview_is_an_hour_old_at_most(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    token = sign(Token(Purpose.TICKET, uuid4()))
    monkeypatch.setattr("django.core.signing.time.time", lambda: timezone.now().timestamp() + 3601)

    with pytest.raises(PreviewEndedError):
        CmsPreviews().open(token, "fr")


def test_what_nobody_can_open_any_more_is_forgotten(editor: Client) -> None:
    organisation = factories.published_organisation()
    previewed(editor, f"{ORGANISATIONS}/preview/", EMPTY_ORGANISATION)
    kept, old = shared(editor, organisation), shared(editor, organisation)
    PreviewTicket.objects.update(made_at=timezone.now() - timedelta(hours=2))
    newest = SharedDraft.objects.order_by("-made_at").first()
    assert newest
    SharedDraft.objects.filter(pk=newest.pk).update(ends_at=timezone.now() - timedelta(days=31))

    forget_previews()

    assert not PreviewTicket.objects.exists()
    assert SharedDraft.objects.count() == 1
    assert CmsPreviews().open(kept, "fr").document.title == organisation.name
    with pytest.raises(PreviewEndedError):
        CmsPreviews().open(old, "fr")


def test_the_list_says_who_made_a_link_and_until_when(editor: Client) -> None:
    page = factories.published_case_study()
    shared(editor, page, "30")

    shown = editor.get(f"/preview/library.casestudypage/{page.pk}/share/").content.decode()

    assert "/fr/_preview/" in shown
    assert "editor" in shown
    assert page.title in shown


@pytest.mark.parametrize("days", ["", "0", "365", "-1", "1e9", "14; drop"])
def test_a_link_lives_only_as_long_as_can_be_chosen(editor: Client, days: str) -> None:
    page = factories.published_case_study()

    answer = editor.post(f"/preview/library.casestudypage/{page.pk}/share/", {"days": days})

    assert answer.status_code == 200
    assert not SharedDraft.objects.exists()


def test_the_link_of_one_item_is_not_revoked_from_another(editor: Client) -> None:
    mine, other = factories.published_organisation("A"), factories.published_organisation("B")
    token = shared(editor, mine)
    link = SharedDraft.objects.get()

    editor.post(f"/preview/directory.organisation/{other.pk}/share/", {"revoke": str(link.pk)})

    assert CmsPreviews().open(token, "fr").document.title == "A"


def test_only_who_may_edit_an_item_may_share_it(editor: Client, stranger: Client) -> None:
    page, organisation = factories.published_case_study(), factories.published_organisation()

    for label, item in (("library.casestudypage", page), ("directory.organisation", organisation)):
        for client, allowed in ((editor, True), (stranger, False), (Client(), False)):
            answer = client.post(f"/preview/{label}/{item.pk}/share/", {"days": "7"})
            listed = client.get(f"/preview/{label}/{item.pk}/share/")
            led = client.get(f"/preview/{label}/{item.pk}/draft/")
            assert (listed.status_code == 200) is allowed
            assert ("_preview" in led.get("Location", "")) is allowed
            assert ("login" in answer["Location"] or answer["Location"] == "/cms/") is not allowed
    assert SharedDraft.objects.count() == 2


@pytest.mark.parametrize(
    "path",
    ["library.casestudypage/999999", "library.casestudypage/x", "auth.user/1", "a.b/1", "ab/1"],
)
def test_what_cannot_be_shared_is_not_found(editor: Client, path: str) -> None:
    assert editor.get(f"/preview/{path}/share/").status_code == 404


def test_the_editor_offers_to_share_what_is_saved(editor: Client) -> None:
    page, organisation = factories.published_case_study(), factories.published_organisation()

    for address, label, item in (
        (f"/pages/{page.pk}/edit/", "library.casestudypage", page),
        (f"{ORGANISATIONS}/edit/{organisation.pk}/", "directory.organisation", organisation),
    ):
        form = editor.get(address).content.decode()
        assert f"/cms/preview/{label}/{item.pk}/share/" in form
    assert "/share/" not in editor.get(f"{ORGANISATIONS}/add/").content.decode()
