"""What waits for an editor, on the home page and in tables."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction
from wagtail.rich_text import RichText
from wagtail.users.models import UserProfile

from cms.desk import services
from cms.library.models import LibraryPage
from tests.cms import factories
from tests.cms.people.test_review import submitted
from tests.cms.signing_in import signed_in
from tests.cms.translation import translators

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    """Who may do everything: the tables differ by what a person wrote, not by their rights."""
    return User.objects.create_superuser("amina", password="secret")


@pytest.fixture
def at_work(editor: User) -> Client:
    client = Client()
    client.force_login(editor)
    return client


def titles(entries: list[services.Entry]) -> list[str]:
    return [entry.title for entry in entries]


def draft(title: str, user: User | None = None) -> Any:
    page = factories.case_study(title)
    LibraryPage.objects.get(locale=page.locale).add_child(instance=page)
    page.save_revision(user=user)
    return page


def test_my_drafts_are_what_i_wrote_and_readers_do_not_see(editor: User) -> None:
    other = User.objects.create_superuser("bilal", password="secret")
    draft("Mon brouillon", editor)
    draft("Un autre", other)
    published = factories.published_organisation("Accueil du Gave")
    published.name = "Accueil du Gave et d’Ossau"
    published.save_revision(user=editor)

    assert set(titles(services.my_drafts(editor))) == {"Mon brouillon", "Accueil du Gave"}


def test_what_was_submitted_waits_for_its_reviewer(editor: User) -> None:
    from wagtail.models import Workflow

    author = User.objects.create_superuser("bilal", password="secret")
    page = draft("À relire", author)
    workflow = page.get_workflow() or Workflow.objects.first()
    workflow.start(page, author)

    (entry,) = services.to_review(editor)

    assert (entry.title, entry.note) == ("À relire", "bilal")


@pytest.mark.parametrize(("days", "is_due"), [(None, True), (200, True), (100, False)])
def test_an_organisation_is_checked_every_half_year(
    editor: User, days: int | None, is_due: bool
) -> None:
    day = None if days is None else timezone.localdate() - timedelta(days=days)
    factories.published_organisation("Accueil du Gave", last_verified=day)

    assert titles(services.unverified(editor)) == (["Accueil du Gave"] if is_due else [])


@pytest.mark.parametrize(("days", "due"), [(200, ["Accueil du Gave"]), (100, [])])
def test_an_organisation_is_checked_once_for_all_its_languages(
    editor: User, days: int, due: list[str]
) -> None:
    day = timezone.localdate() - timedelta(days=days)
    original = factories.published_organisation("Accueil du Gave", last_verified=day)
    factories.published_organisation(
        "Gave Welcome", language="en", translation_key=original.translation_key
    )
    original.unpublish()

    assert titles(services.unverified(editor)) == due


def test_a_link_to_what_was_unpublished_or_deleted_is_broken(editor: User) -> None:
    from wagtail.rich_text import RichText

    targets = [factories.published_case_study(f"Cible {number}") for number in range(3)]
    links = " ".join(f'<a linktype="page" id="{each.pk}">là</a>' for each in targets)
    factories.published_case_study("Qui cite", body=[("text", RichText(f"<p>{links}</p>"))])
    assert not services.broken_references(editor)

    targets[0].unpublish()
    targets[1].delete()

    (entry,) = services.broken_references(editor)
    assert entry.title == "Qui cite"
    assert entry.note


def test_what_is_scheduled_is_listed_the_soonest_first(editor: User) -> None:
    soon, later = timezone.now() + timedelta(hours=1), timezone.now() + timedelta(days=1)
    page = draft("Demain")
    page.go_live_at = later
    page.save_revision().publish()
    factories.published_organisation("Dans une heure", expire_at=soon)

    assert titles(services.scheduled(editor)) == ["Dans une heure", "Demain"]


def test_the_home_page_begins_with_what_waits(at_work: Client, editor: User) -> None:
    draft("Mon brouillon", editor)

    page = at_work.get("/").content.decode()

    assert "Mon brouillon" in page
    assert "/cms/desk/unverified/" in page


@pytest.mark.parametrize("name", ["drafts", "reviews", "unverified", "broken", "scheduled"])
def test_each_table_has_a_page_and_a_file(at_work: Client, name: str) -> None:
    assert at_work.get(f"/desk/{name}/?language=xx&kind=%00&p=zero").status_code == 200
    answer = at_work.get(f"/desk/{name}/csv/")
    assert answer["Content-Type"].startswith("text/csv")
    assert b"".join(answer.streaming_content).startswith("\ufeff".encode())  # type: ignore[arg-type]  # it streams


def test_a_table_is_filtered_by_language_and_kind(at_work: Client) -> None:
    factories.published_organisation("Accueil du Gave")
    factories.published_organisation("Gave Welcome", language="en")

    french = at_work.get("/desk/unverified/?language=fr").content.decode()
    nothing = at_work.get("/desk/unverified/?kind=poem").content.decode()

    assert "Accueil du Gave" in french
    assert "Gave Welcome" not in french
    assert "Accueil du Gave" not in nothing


def test_a_file_holds_the_filtered_table_and_no_formula(at_work: Client) -> None:
    factories.published_organisation("=cmd|calc")
    factories.published_organisation("Gave Welcome", language="en")

    answer = at_work.get("/desk/unverified/csv/?language=fr")

    text = b"".join(answer.streaming_content).decode()  # type: ignore[arg-type]  # it streams
    assert "'=cmd|calc" in text
    assert "Gave Welcome" not in text


def test_a_file_has_no_empty_column_and_dates_that_spreadsheets_read(at_work: Client) -> None:
    leaving = factories.published_organisation("Qui s’en va")
    leaving.expire_at = datetime(2027, 7, 1, 22, 30, tzinfo=UTC)
    leaving.save()

    lines = {
        name: b"".join(at_work.get(f"/desk/{name}/csv/").streaming_content).decode().split("\r\n")  # type: ignore[arg-type]  # it streams
        for name in ("unverified", "scheduled")
    }

    assert ";;" not in lines["unverified"][0]
    assert "(Europe/Paris)" in lines["scheduled"][0]
    assert ";2027-07-02 00:30;" in lines["scheduled"][1]


def test_an_unknown_table_is_not_there(at_work: Client) -> None:
    assert at_work.get("/desk/poems/").status_code == 404
    assert Client().get("/desk/drafts/").status_code == 302


def test_the_form_opens_again_after_the_first_step_of_its_review() -> None:
    page = submitted("page", signed_in("editor"))
    reviewer = signed_in("reviewer")

    home = reviewer.get("/").content.decode()

    form = f"/cms/pages/{page.pk}/edit/"
    to_it = re.search(rf'<a href="({form}[^"]*)"', home)
    assert to_it
    opened = reviewer.get(to_it[1].removeprefix("/cms")).content.decode()
    assert f'<input type="hidden" name="next" value="{form}">' in opened


@pytest.mark.parametrize(
    ("speaks", "shown"), [("en", "28/11/2026"), ("de", "28.11.2026"), ("fr", "28/11/2026")]
)
def test_a_waiting_item_tells_its_language_and_day(
    at_work: Client, editor: User, speaks: str, shown: str
) -> None:
    UserProfile.objects.create(user=editor, preferred_language=speaks)
    page = draft("Ein Entwurf", editor)
    moment = datetime(2026, 11, 28, 10, tzinfo=UTC)
    page.latest_revision.created_at = moment
    page.latest_revision.save()
    type(page).objects.filter(pk=page.pk).update(latest_revision_created_at=moment)

    home = at_work.get("/").content.decode()

    entry = home.partition("Ein Entwurf")[2].partition("</li>")[0]
    assert '<bdi lang="fr">Français</bdi>' in entry
    assert shown in entry


def test_a_resource_without_file_and_address_is_broken(editor: User) -> None:
    def resource(title: str, link: str = "", **values: Any) -> Any:
        page = factories.published_resource(title, link="https://guide.example/", **values)
        # As an earlier release let it be published.
        type(page).objects.filter(pk=page.pk).update(link=link)
        return type(page).objects.get(pk=page.pk)

    private = Collection.get_first_root_node().add_child(instance=Collection(name="Interne"))
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    deleted = factories.file()
    block = ("download", {"document": factories.file(), "title": ""})
    resource("Sans rien")
    resource("Fichier supprimé", files=[deleted])
    resource("Fichier privé", files=[factories.file(collection=private)])
    resource("Avec fichier", files=[factories.file()])
    resource("Avec fichier dans le texte", body=[block])
    resource("Avec adresse", link="https://guide.example/")
    resource("Retirée").unpublish()
    deleted.delete()

    found = {entry.title: entry.note for entry in services.broken_references(editor)}

    assert found.keys() == {"Sans rien", "Fichier supprimé", "Fichier privé"}
    assert found["Sans rien"] == "Ni fichier ni adresse"


def test_what_privacy_hides_is_broken_where_it_is_named(editor: User) -> None:
    private = Collection.get_first_root_node().add_child(instance=Collection(name="Interne"))
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    file, other = factories.file(collection=private), factories.published_case_study("Cachée")
    PageViewRestriction.objects.create(page=other, restriction_type="login")
    for title, link in (
        ("Vers le fichier", f'<a linktype="document" id="{file.pk}">ici</a>'),
        ("Vers la page", f'<a linktype="page" id="{other.pk}">ici</a>'),
    ):
        factories.published_case_study(title, body=[("text", RichText(f"<p>{link}</p>"))])

    assert titles(services.broken_references(editor)) == ["Vers la page", "Vers le fichier"]


def test_more_stale_translations_cost_a_reviewer_no_more_queries(empty_cms: None) -> None:
    signed_in("reviewer")
    asked = []
    for number in (1, 2):
        item = factories.published_case_study(f"Un atelier {number}")
        translators.translated(item, "en")
        translators.change(item, summary="Autre chose.")
        reviewer = User.objects.get(username="reviewer")
        with CaptureQueriesContext(connection) as queries:
            entries = services.stale_translations(reviewer)
        asked.append((len(entries), len(queries)))

    assert asked == [(1, asked[0][1]), (2, asked[0][1])]
