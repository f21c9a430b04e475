"""Links to drafts: who makes them, what they show, how they end."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.library.models import CaseStudyPage
from cms.preview.models import PreviewTicket, SharedDraft
from cms.preview.provider import CmsPreviews
from cms.preview.services import forget_previews
from cms.preview.tokens import Purpose, Token, sign
from content_models.previews import (
    PreviewEndedError,
    PreviewUnknownError,
)
from tests.cms import admin, factories
from tests.cms.previewing import EMPTY_ORGANISATION, ORGANISATIONS, opened, previewed, shared
from tests.cms.signing_in import guest, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def stranger(editor: Client) -> Client:
    """Signs in to the admin, and may edit nothing."""
    return guest()


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


def _deactivated(maker: Any, _item: Any) -> None:
    maker.is_active = False
    maker.save()


def _without_rights(maker: Any, _item: Any) -> None:
    maker.groups.clear()


def _hidden(_maker: Any, item: Any) -> None:
    folder = item.get_parent()
    PageViewRestriction.objects.create(page=folder, restriction_type="login")


@pytest.mark.usefixtures("empty_cms")
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_deactivated, "n’a plus de compte"),
        (_without_rights, "n’a plus le droit"),
        (_hidden, "n’est pas visible"),
        (lambda maker, _item: maker.delete(), "n’a plus de compte"),
        (lambda _maker, item: item.delete(), None),
    ],
    ids=["deactivated", "without rights", "hidden", "account deleted", "page deleted"],
)
def test_a_link_ends_with_what_its_maker_could_show(change: Any, said: str | None) -> None:
    editor, page = signed_in("reviewer"), factories.published_case_study()
    token = shared(editor, page)
    assert CmsPreviews().open(token, "fr").document.title == page.title

    change(get_user_model().objects.get(username="reviewer"), page)

    with pytest.raises(PreviewEndedError):
        CmsPreviews().open(token, "fr")
    if said is not None:
        listed = signed_in("admin").get(f"/preview/library.casestudypage/{page.pk}/share/")
        text = listed.content.decode()
        assert said in text
        assert "/_preview/" not in text
        assert f'value="{SharedDraft.objects.get().pk}"' in text  # it can still be revoked


def test_a_link_to_what_is_hidden_is_not_made(editor: Client) -> None:
    page = factories.published_case_study()
    PageViewRestriction.objects.create(page=page, restriction_type="groups")

    answer = editor.post(f"/preview/library.casestudypage/{page.pk}/share/", {"days": "7"})

    assert answer.status_code == 200
    assert "aucun lien" in answer.content.decode()
    assert not SharedDraft.objects.exists()


def test_who_has_no_account_any_more_sees_no_preview_either(editor: Client) -> None:
    address = f"{ORGANISATIONS}/preview/"
    editor.post(address, EMPTY_ORGANISATION)
    led = editor.get(f"{address}?mode=fr&in_preview_panel=true")["Location"]
    assert opened(led).document

    get_user_model().objects.filter(username="reviewer").update(is_active=False)

    with pytest.raises(PreviewEndedError):
        opened(led)


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


@pytest.mark.parametrize(
    ("make", "history"),
    [
        (factories.published_case_study, "wagtailadmin_pages:history"),
        (factories.published_organisation, "wagtailsnippets_directory_organisation:history"),
        (factories.partner, "wagtailsnippets_taxonomy_partner:history"),
    ],
)
def test_the_history_says_who_shared_a_draft_and_who_ended_that(
    editor: Client, make: Any, history: str
) -> None:
    item = make()
    token = shared(editor, item, "7")
    way = f"/preview/{item._meta.label_lower}/{item.pk}/share/"
    link = SharedDraft.objects.get()
    for _twice in range(2):
        editor.post(way, {"revoke": str(link.pk)})

    told = editor.get(admin.address(history, item.pk)).content.decode()
    of_the_site = editor.get("/reports/site-history/").content.decode()

    for page in (told, of_the_site):
        assert page.count("Brouillon partagé par un lien valable jusqu’au") == 1
        assert page.count("Lien vers le brouillon révoqué") == 1
    assert token not in told
    assert link.pk.hex not in told


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
