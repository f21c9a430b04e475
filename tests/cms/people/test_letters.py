"""Every link of every mail leads where it says, in the receiver's language."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import PageViewRestriction
from wagtail.users.models import UserProfile

from cms.ground.addresses import title_of
from cms.people import letters
from cms.people.telling import tell_of_comments
from cms.publishing.request import projector
from content_models.published import PublishedStore
from tests.cms import factories
from tests.cms.people.test_review import decide, submitted
from tests.cms.signing_in import ensure_people, partner_of, signed_in

pytestmark = pytest.mark.django_db

LANGUAGES = ["fr", "en", "de", "el", "ar"]
BEGINNINGS = {"fr": "Bonjour ", "en": "Hello ", "de": "Hallo ", "el": "Γεια ", "ar": "مرحب"}
KINDS_AND_LANGUAGES = [*(("page", language) for language in LANGUAGES), ("organisation", "de")]
BASE = "http://localhost:8000"


def speaks(name: str, language: str) -> User:
    ensure_people()
    user = get_user_model().objects.get(username=name)
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()
    return user


def links(message: Any) -> list[str]:
    """The addresses of a mail, below this site."""
    found = re.findall(r"https?://\S+", message.body)
    assert found
    assert all(address.startswith(f"{BASE}/") for address in found)
    return [address.removeprefix(BASE) for address in found]


def follow(message: Any, client: Client) -> None:
    """Open each link to the admin, as the mail's receiver and as who has not signed in."""
    inside = [path for path in links(message) if path.startswith("/cms/")]
    assert inside
    for path in inside:
        address, _, place = path.removeprefix("/cms").partition("#")
        shown = client.get(address)
        if shown.status_code == 302:  # a preview leads to the portal
            assert "/_preview/" in shown["Location"], (path, shown["Location"])
        else:
            assert shown.status_code == 200, path
        if place:
            assert f'id="{place}"' in shown.content.decode()
        assert Client().get(address)["Location"].startswith("/cms/login/?next=/cms/")


def public_addresses(item: Any, store: PublishedStore) -> set[str]:
    """Where readers find an item, once what waits has been published."""
    projector().drain(timeout_seconds=10)
    with store.reading() as snapshot:
        document = snapshot.document(item.translation_key, "fr")
    assert document is not None
    return {document.entry.path("fr", document.segment)}


def to(name: str) -> Any:
    found = [each for each in mail.outbox if each.to == [f"{name}@insert.example"]]
    assert len(found) == 1, [each.subject for each in found]
    return found[0]


@pytest.mark.parametrize(("kind", "language"), KINDS_AND_LANGUAGES)
def test_who_reviews_is_asked_in_their_language_once(
    kind: str, language: str, empty_cms: None
) -> None:
    for name in ("reviewer", "admin"):
        speaks(name, language)

    item = submitted(kind, signed_in("editor"))

    for name in ("reviewer", "admin"):
        assert to(name).body.startswith(BEGINNINGS[language])
        assert title_of(item) in to(name).subject
        follow(to(name), signed_in(name))


@pytest.mark.parametrize(("kind", "language"), KINDS_AND_LANGUAGES)
def test_who_submitted_is_told_of_the_approval_and_where_readers_find_it(
    kind: str, language: str, publishing: PublishedStore
) -> None:
    speaks("editor", language)
    item = submitted(kind, signed_in("editor"))

    for _step in range(2):
        decide(signed_in("reviewer"), item)

    message = to("editor")
    assert message.body.startswith(BEGINNINGS[language])
    outside = {path for path in links(message) if not path.startswith("/cms/")}
    assert outside == public_addresses(item, publishing)
    follow(message, signed_in("editor"))


@pytest.mark.parametrize(("kind", "language"), KINDS_AND_LANGUAGES)
def test_who_submitted_reads_the_reviewers_words(kind: str, language: str, empty_cms: None) -> None:
    speaks("editor", language)
    item = submitted(kind, signed_in("editor"))

    decide(signed_in("reviewer"), item, "reject")

    assert to("editor").body.startswith(BEGINNINGS[language])
    assert "> Un mot" in to("editor").body
    follow(to("editor"), signed_in("editor"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_comments_are_told_in_the_language_of_who_follows_them(
    language: str, empty_cms: None
) -> None:
    editor = speaks("editor", language)
    page = factories.published_case_study(publisher=partner_of("editor"))
    comment = type("Comment", (), {"text": "Une virgule ?"})()
    changes = {
        "page": page,
        "editor": get_user_model().objects.get(username="reviewer"),
        "new_comments": [comment],
        "resolved_comments": [],
        "deleted_comments": [],
        "replied_comments": [{"comment": comment, "replies": [comment]}],
    }

    tell_of_comments([editor], "updated_comments", changes)

    assert to("editor").body.startswith(BEGINNINGS[language])
    assert to("editor").body.count("- Une virgule ?") == 2
    follow(to("editor"), signed_in("editor"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_forgot_their_password_chooses_another_by_the_link(language: str) -> None:
    speaks("editor", language)
    stranger = Client()

    stranger.post(
        "/password_reset/",
        {"email": "editor@insert.example"},
        headers={"accept-language": "en"},
    )
    (path,) = links(to("editor"))
    there = stranger.get(path.removeprefix("/cms"))["Location"].removeprefix("/cms")
    assert "new_password1" in stranger.get(there).content.decode()
    words = "une phrase assez longue"
    stranger.post(there, {"new_password1": words, "new_password2": words})

    assert to("editor").body.startswith(BEGINNINGS[language])
    assert Client().login(username="editor", password=words)


def test_who_chose_no_language_is_written_to_in_the_sites() -> None:
    ensure_people()

    submitted("page", german("editor"))

    assert to("reviewer").body.startswith(BEGINNINGS["fr"])


def german(name: str) -> Client:
    client = signed_in(name)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "de"
    return client


def test_a_second_step_is_told_to_those_who_decide_and_not_to_superusers_again() -> None:
    item = submitted("page", signed_in("editor"))
    mail.outbox.clear()

    decide(signed_in("admin"), item)

    assert [message.to for message in mail.outbox] == [["reviewer@insert.example"]]


def test_a_scheduled_approval_says_when_and_in_which_zone() -> None:
    page = factories.published_case_study(publisher=partner_of("editor"))
    page.go_live_at = timezone.now() + timedelta(days=2)
    page.save_revision().publish()

    assert "Europe/Paris" in letters.what_became_of(page)


def test_an_approval_promises_no_readers_to_what_is_hidden() -> None:
    page = factories.published_case_study(publisher=partner_of("editor"))
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")

    with override("de"):
        said = letters.what_became_of(page)

    assert said == "Für Leserinnen und Leser verborgen: selbst, oder durch eine Seite darüber."


def test_a_title_of_two_lines_is_one_subject() -> None:
    editor = speaks("editor", "fr")

    letters.send([editor], lambda _receiver: letters.Letter("Deux\nlignes", ("Texte",)))

    assert to("editor").subject == "Deux lignes"
