"""An administrator invites by email; whoever is invited chooses a password by the link."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User
from django.core import mail
from django.test import Client

from cms.mailing.models import QueuedMail
from cms.people import invitations
from cms.people.roles import EDITORS
from tests.cms.people.test_letters import BEGINNINGS, LANGUAGES, links
from tests.cms.signing_in import partner_of, signed_in

pytestmark = pytest.mark.django_db

WORDS = "une phrase assez longue"


def invited(language: str = "fr", **values: Any) -> User:
    form = {
        "username": "nour",
        "email": "nour@insert.example",
        "first_name": "Nour",
        "last_name": "Exemple",
        "language": language,
        "groups": [Group.objects.get(name=EDITORS).pk],
        "partners": [str(partner_of("editor").translation_key)],
    }
    signed_in("admin").post("/users/new/", form | values)
    return get_user_model().objects.get(username="nour")


def link() -> str:
    """The address in the last mail, as Django's test client asks for it."""
    return links(mail.outbox[-1])[0].removeprefix("/cms")


def choose(client: Client, address: str) -> Any:
    return client.post(address, {"new_password1": WORDS, "new_password2": WORDS})


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_invited_chooses_a_password_and_is_signed_in(language: str) -> None:
    nour = invited(language)
    stranger = Client()

    page = stranger.get(link(), headers={"accept-language": "en"})
    answer = choose(stranger, link())

    (message,) = mail.outbox
    assert message.to == ["nour@insert.example"]
    assert message.body.startswith(BEGINNINGS[language])
    assert "nour" in message.body
    assert f'<html lang="{language}"' in page.content.decode()
    assert not nour.has_usable_password()
    assert answer["Location"] == "/cms/"
    assert stranger.get("/").status_code == 200
    assert Client().login(username="nour", password=WORDS)


def test_a_weak_password_is_refused_with_its_reason() -> None:
    nour = invited()

    answer = Client().post(link(), {"new_password1": "1234", "new_password2": "1234"})

    nour.refresh_from_db()
    assert answer.status_code == 200
    assert "error-message" in answer.content.decode()
    assert not nour.has_usable_password()


def test_a_used_link_leads_to_signing_in_and_changes_nothing() -> None:
    nour = invited("en")
    address = link()
    choose(Client(), address)

    page = Client().get(address).content.decode()
    Client().post(address, {"new_password1": WORDS * 2, "new_password2": WORDS * 2})

    nour.refresh_from_db()
    assert "This link has been used" in page
    assert "/cms/login/" in page
    assert nour.check_password(WORDS)


def test_an_old_link_sends_another_to_the_same_address(monkeypatch: pytest.MonkeyPatch) -> None:
    nour = invited("en")
    address = link()
    monkeypatch.setattr(invitations, "_is_old", lambda _token: True)

    page = Client().get(address).content.decode()
    answer = choose(Client(), address).content.decode()
    monkeypatch.undo()

    nour.refresh_from_db()
    assert "This link is too old" in page
    assert "A new link is on its way" in answer
    assert not nour.has_usable_password()
    assert [message.to for message in mail.outbox] == [["nour@insert.example"]] * 2
    assert choose(Client(), link())["Location"] == "/cms/"


def test_a_link_ends_with_its_address_and_its_account() -> None:
    nour = invited("en")
    address = link()

    get_user_model().objects.filter(pk=nour.pk).update(email="other@insert.example")
    of_another = Client().get(address).content.decode()
    get_user_model().objects.filter(pk=nour.pk).update(email="nour@insert.example", is_active=False)
    of_nobody = Client().get(address).content.decode()

    assert "new_password1" not in of_another + of_nobody


@pytest.mark.parametrize("token", ["x", "WzEsImEiXQ:1:2", "%00", "é"])
def test_a_forged_link_says_whom_to_ask(token: str) -> None:
    answer = Client().get(f"/invitation/{token}/", headers={"accept-language": "en"})

    assert answer.status_code == 200
    assert "Ask an administrator" in answer.content.decode()


def test_an_invitation_is_sent_again_from_the_list_of_users() -> None:
    nour = invited()
    admin = signed_in("admin")

    listed = admin.get("/users/").content.decode()
    asked = admin.get(f"/people/{nour.pk}/invite/")
    admin.post(f"/people/{nour.pk}/invite/")

    assert f"/cms/people/{nour.pk}/invite/" in listed
    assert asked.status_code == 200
    assert len(mail.outbox) == 2
    assert choose(Client(), link())["Location"] == "/cms/"
    assert f"/cms/people/{nour.pk}/invite/" not in admin.get("/users/").content.decode()


def test_who_forgot_to_choose_a_password_is_invited_again_by_the_form_for_a_new_one() -> None:
    invited()

    Client().post("/password_reset/", {"email": "Nour@insert.example"})

    assert len(mail.outbox) == 2
    assert link().startswith("/invitation/")


def test_who_is_given_a_password_is_not_invited() -> None:
    nour = invited(password1=WORDS, password2=WORDS)

    assert nour.check_password(WORDS)
    assert mail.outbox == []


@pytest.mark.parametrize("who", ["editor", "reviewer", "translator"])
def test_only_administrators_invite(who: str) -> None:
    nour = invited()

    answer = signed_in(who).post(f"/people/{nour.pk}/invite/")

    assert answer.status_code in {302, 403}
    assert len(mail.outbox) == 1


def test_the_administrator_sees_that_an_invitation_does_not_get_through(settings: Any) -> None:
    settings.EMAIL_BACKEND = "cms.mailing.backend.QueueBackend"
    nour = invited("en")
    QueuedMail.objects.update(last_error="SMTPRecipientsRefused: no such user")
    admin = signed_in("admin")

    home = admin.get("/", headers={"accept-language": "en"}).content.decode()
    listed = admin.get("/users/", headers={"accept-language": "en"}).content.decode()
    again = admin.get(f"/people/{nour.pk}/invite/").content.decode()

    assert "nour@insert.example" in home
    assert "no such user" in home
    assert "The email does not get through" in listed
    assert "no such user" in again
    assert QueuedMail.objects.get().asked_by.username == "admin"
