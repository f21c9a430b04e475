"""The first page of the admin, for everybody who signs in."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from cms.desk import services
from cms.ground.admin import edit_address
from cms.library.tree import ensure_tree
from content_models.deployment import PROJECT_FOLDER
from tests.cms import factories
from tests.cms.people.test_review import KINDS, decide, send, submitted
from tests.cms.signing_in import partner_of, signed_in

pytestmark = pytest.mark.django_db

EVERYBODY = ["editor", "editor-gr", "translator", "reviewer", "admin"]


def user(name: str) -> Any:
    return get_user_model().objects.get(username=name)


def home(client: Client) -> str:
    return client.get("/", headers={"accept-language": "en"}).content.decode()


@pytest.fixture
def busy(empty_cms: None) -> None:
    """A site on which much waits, of two partners and in both kinds."""
    ensure_tree()
    own = signed_in("editor")
    page = submitted("page", own)
    decide(signed_in("reviewer"), page, "reject")
    submitted("organisation", own)
    theirs = factories.published_case_study("De Grèce", publisher=partner_of("editor-gr"))
    send(signed_in("editor-gr"), theirs, title="De Grèce encore")
    leaving = factories.published_organisation("Qui s’en va")
    leaving.expire_at = timezone.now() + timedelta(days=3)
    leaving.save()


@pytest.mark.parametrize("name", EVERYBODY)
def test_whatever_home_offers_opens(busy: None, name: str) -> None:
    client = signed_in(name)

    main = home(client).partition('<main class="content-wrapper')[2].partition("</main>")[0]
    addresses = set(re.findall(r'href="(/cms/[^"#]*)', main))

    assert addresses
    for address in addresses:
        answer = client.get(address.removeprefix("/cms"))
        is_preview = "/_preview/" in answer.headers.get("Location", "")
        assert answer.status_code == 200 or is_preview, address


@pytest.mark.parametrize("name", EVERYBODY)
def test_every_table_of_home_has_its_file_and_others_are_refused(busy: None, name: str) -> None:
    from cms.desk.tables import TABLES

    client = signed_in(name)

    for table in TABLES:
        is_for = table.is_for(user(name))
        answers = [client.get(f"/desk/{table.name}/{file}") for file in ("", "csv/")]
        assert [answer.status_code for answer in answers] == [200 if is_for else 302] * 2
        assert is_for or f"/cms/desk/{table.name}/" not in home(client)


def test_somebody_who_reviews_nothing_sees_no_table_of_reviews(busy: None) -> None:
    assert "Waiting for my review" in home(signed_in("reviewer"))
    assert "Waiting for my review" not in home(signed_in("editor"))
    assert "Waiting for my review" not in home(signed_in("translator"))


def test_titles_of_what_others_write_are_not_on_ones_home(busy: None) -> None:
    assert "De Grèce encore" in home(signed_in("editor-gr"))
    assert "De Grèce encore" not in home(signed_in("editor"))


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_given_back_stands_first_with_the_reviewers_words(kind: str) -> None:
    editor = signed_in("editor")
    item = submitted(kind, editor)

    decide(signed_in("reviewer"), item, "reject")

    first = home(editor).partition('<section class="desk')[2].partition("</section>")[0]
    assert "Changes asked for" in first
    assert "Un mot" in first
    address = re.search(r'<a href="/cms([^"]+)"', first)
    assert address
    form = editor.get(address[1]).content.decode()
    assert "Un mot" in form.partition('class="messages"')[2].partition("</ul>")[0]


def test_what_was_given_back_and_submitted_again_waits_for_nobody_here() -> None:
    editor = signed_in("editor")
    item = submitted("page", editor)
    decide(signed_in("reviewer"), item, "reject")

    send(editor, item, **{"action-restart-workflow": "restart"})

    assert services.given_back(user("editor")) == []


@pytest.mark.parametrize("kind", KINDS)
def test_my_drafts_are_mine_whoever_saved_last(kind: str) -> None:
    editor = signed_in("editor")
    item = submitted(kind, editor)
    decide(signed_in("reviewer"), item, "reject")

    send(signed_in("reviewer"), item)

    for name in ("editor", "reviewer"):
        assert [entry.note for entry in services.my_drafts(user(name))] == [
            "modifications demandées"
        ]
    assert len(services.given_back(user("editor"))) == 1
    assert services.my_drafts(user("editor-gr")) == []


def test_an_editor_without_a_partner_reads_whom_to_ask() -> None:
    client = signed_in("editor")
    assert "You cannot write yet" not in home(client)
    user("editor").partner_memberships.all().delete()

    shown = home(client)
    refused = client.get("/snippets/directory/organisation/add/", follow=False)

    assert "You cannot write yet" in shown
    assert "mailto:admin@insert.example" in shown
    assert refused["Location"] == "/cms/"  # where that stands


@pytest.mark.parametrize("name", ["translator", "reviewer", "admin"])
def test_others_need_no_partner(name: str) -> None:
    assert "You cannot write yet" not in home(signed_in(name))


@pytest.mark.parametrize("kind", KINDS)
def test_approving_says_what_happened_and_where_readers_find_it(kind: str) -> None:
    item, reviewer = submitted(kind, signed_in("editor")), signed_in("reviewer")

    decide(reviewer, item)
    between = home(reviewer)
    decide(reviewer, item)
    after = home(reviewer)

    assert "attend « Publication »" in between
    assert "est approuvé (Français)" in after
    assert "http://localhost:8000/fr/" in after


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_says_who_asks_for_a_review_and_shows_what_would_change(kind: str) -> None:
    editor, reviewer = signed_in("editor"), signed_in("reviewer")
    item = submitted(kind, editor)
    address = edit_address(item._meta.label_lower, item.pk).removeprefix("/cms")
    in_german = {"accept-language": "de"}

    said = messages_of(reviewer, address, in_german)
    compared = re.search(r'href="/cms([^"]+/compare/live\.\.\.latest/)"', said)
    decide(reviewer, item)
    second = messages_of(reviewer, address, in_german)

    assert "editor bittet Sie um eine Prüfung („Inhalt“)" in said
    assert "(„Veröffentlichung“)" in second
    assert compared
    assert reviewer.get(compared[1]).status_code == 200
    assert "bittet Sie" not in messages_of(editor, address, in_german)


def messages_of(client: Client, address: str, headers: dict[str, str]) -> str:
    """What stands above a form."""
    form = client.get(address, headers=headers).content.decode()
    return form.partition('class="messages"')[2].partition("</ul>")[0]


def test_asking_for_changes_says_who_reads_it() -> None:
    reviewer = signed_in("reviewer")
    decide(reviewer, submitted("page", signed_in("editor")), "reject")

    assert "revient à editor" in home(reviewer)


def test_the_schedule_names_its_time_zone(busy: None) -> None:
    client = signed_in("reviewer")
    page = factories.published_case_study("Avec un calendrier")

    table = client.get("/desk/scheduled/").content.decode()
    form = client.get(f"/pages/{page.pk}/edit/").content.decode()

    assert "Europe/Paris" in table
    assert form.count("Europe/Paris") >= 2


@pytest.mark.parametrize("language", ["fr", "en", "de", "el", "ar"])
def test_the_admin_bears_the_name_and_the_mark_of_the_site(language: str, settings: Any) -> None:
    settings.WAGTAIL_SITE_NAME = "Passerelles & Cie"
    headers = {"accept-language": language}

    pages = [
        client.get(address, headers=headers).content.decode()
        for client, address in ((Client(), "/login/"), (signed_in("editor"), "/"))
    ]

    for page in pages:
        assert "Passerelles &amp; Cie" in page.partition("<title>")[2].partition("</title>")[0]
        assert "Passerelles &amp; Cie" in page.partition("<body")[2]
        assert 'rel="icon" type="image/svg+xml" href="/cms/static/desk/mark.svg"' in page
        assert "icon-wagtail" not in page
    sign_in = re.sub(r"<(noscript|script).*?</\1>", "", pages[0], flags=re.DOTALL)
    assert "Wagtail" not in sign_in


def test_the_mark_is_the_portals() -> None:
    own = PROJECT_FOLDER / "cms" / "desk" / "static" / "desk" / "mark.svg"

    assert own.read_bytes() == (PROJECT_FOLDER / "portal" / "static" / "mark.svg").read_bytes()


def test_a_draft_of_what_has_no_review_is_a_draft(empty_cms: None) -> None:
    client = signed_in("reviewer")
    partner = partner_of("editor")
    partner.save_revision(user=user("reviewer"))
    type(partner).objects.filter(pk=partner.pk).update(has_unpublished_changes=True)

    assert [entry.note for entry in services.my_drafts(user("reviewer"))] == [""]
    assert client.get("/").status_code == 200
