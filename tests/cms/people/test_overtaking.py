"""Two people on one item."""

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.admin.models import EditingSession

from cms.ground.ownership import write_for
from cms.taxonomy.models import Partner, Theme
from tests.cms import factories
from tests.cms.people import organisation_actions, page_actions
from tests.cms.signing_in import partner_of, signed_in
from tests.cms.taxonomy_forms import PARTNERS, THEMES, partner_form, theme_form

pytestmark = pytest.mark.django_db

COMPARISON = re.compile(r"/compare/(\d+)\.\.\.latest/")


def comparisons(client: Client) -> list[str]:
    """The versions that the next page asks somebody to compare theirs with."""
    return COMPARISON.findall(client.get("/pages/").content.decode())


def seen(item: Any) -> dict[str, str]:
    """What a form says about the version that it was opened with."""
    revision = item.latest_revision
    return {
        "loaded_revision_id": str(revision.pk),
        "loaded_revision_created_at": revision.created_at.isoformat(),
    }


def test_who_saves_over_a_newer_page_is_told_and_both_versions_are_kept() -> None:
    first, second = signed_in("editor"), signed_in("reviewer")
    page = factories.published_case_study(slug="un-atelier", publisher=partner_of("editor"))
    opened = seen(page)

    def save(client: Client, title: str) -> None:
        form = page_actions.form(page.publisher, slug="un-atelier", title=title)
        client.post(f"/pages/{page.pk}/edit/", form | opened)

    save(first, "De la première")
    told_first = comparisons(first)
    save(second, "De la seconde")

    latest, overtaken = page.revisions.order_by("-pk")[:2]
    titles = [revision.as_object().title for revision in (overtaken, latest)]
    assert told_first == []
    assert comparisons(second) == [str(overtaken.pk)]
    assert titles == ["De la première", "De la seconde"]


def test_who_saves_over_a_newer_organisation_is_told() -> None:
    first, second = signed_in("editor"), signed_in("reviewer")
    organisation = factories.published_organisation()
    opened = seen(organisation)
    place = organisation.locations.get()

    for client, name in ((first, "Première (exemple)"), (second, "Seconde (exemple)")):
        form = organisation_actions.form("FR", place, name=name)
        client.post(f"{organisation_actions.LIST}edit/{organisation.pk}/", form | opened)

    latest, overtaken = organisation.revisions.order_by("-pk")[:2]
    names = [each.as_object().name for each in (overtaken, latest)]
    assert comparisons(second) == [str(overtaken.pk)]
    assert names == ["Première (exemple)", "Seconde (exemple)"]


def test_a_draft_that_is_saved_in_the_background_overwrites_nothing() -> None:
    first, second = signed_in("editor"), signed_in("reviewer")
    page = factories.published_case_study(slug="un-atelier", publisher=partner_of("editor"))
    opened = seen(page)
    form = page_actions.form(page.publisher, slug="un-atelier") | opened
    first.post(f"/pages/{page.pk}/edit/", form)
    latest = page_actions.now(page).latest_revision_id

    answer = second.post(f"/pages/{page.pk}/edit/", form, headers={"Accept": "application/json"})

    assert answer.status_code == 400
    assert answer.json()["error_code"] == "invalid_revision"
    assert page_actions.now(page).latest_revision_id == latest


def test_what_a_reviewer_has_locked_is_not_saved_and_the_form_says_who_locked_it() -> None:
    editor, reviewer = signed_in("editor"), signed_in("reviewer")
    page = factories.published_case_study(slug="un-atelier", publisher=partner_of("editor"))
    reviewer.post(f"/pages/{page.pk}/lock/")
    latest = page.latest_revision_id

    shown = editor.get(f"/pages/{page.pk}/edit/").content.decode()
    form = page_actions.form(page.publisher, slug="un-atelier", title="Tapé pendant ce temps")
    answer = editor.post(f"/pages/{page.pk}/edit/", form)

    assert "reviewer" in shown
    assert answer.status_code == 200
    assert "Tapé pendant ce temps" in answer.content.decode()
    assert page_actions.now(page).latest_revision_id == latest


@pytest.mark.parametrize("make", [factories.published_organisation, factories.partner])
def test_a_locked_snippet_is_not_saved_and_its_form_says_who_locked_it(make: Any) -> None:
    admin, reviewer = signed_in("admin"), signed_in("reviewer")
    item = make("Avant")
    folder = f"/snippets/{item._meta.label_lower.replace('.', '/')}"
    form = (
        partner_form("Tapé pendant ce temps")
        if isinstance(item, Partner)
        else organisation_actions.form("FR", item.locations.get(), name="Tapé pendant ce temps")
    )
    reviewer.post(f"{folder}/lock/{item.pk}/")

    shown = admin.get(f"{folder}/edit/{item.pk}/").content.decode()
    answer = admin.post(f"{folder}/edit/{item.pk}/", form)

    assert "reviewer" in shown
    assert answer.status_code == 200
    assert "Tapé pendant ce temps" in answer.content.decode()
    assert type(item).objects.get(pk=item.pk).latest_revision == item.latest_revision


def test_who_saves_over_a_newer_theme_is_told_and_both_versions_are_kept() -> None:
    first, second = signed_in("reviewer"), signed_in("admin")
    theme = factories.theme("Avant")
    theme.save_revision()
    opened = seen(theme)

    for client, word in ((first, "Première"), (second, "Seconde")):
        form = theme_form(Theme.objects.get(pk=theme.pk), {"fr": word})
        client.post(f"{THEMES}/edit/{theme.pk}/", form | opened)

    latest, overtaken = theme.revisions.order_by("-pk")[:2]
    assert comparisons(second) == [str(overtaken.pk)]
    assert [str(each.as_object()) for each in (overtaken, latest)] == ["Première", "Seconde"]


def test_who_opens_a_partner_sees_who_else_has_it_open() -> None:
    admin, reviewer = signed_in("admin"), signed_in("reviewer")
    partner = factories.partner()
    for client in (reviewer, admin):
        client.get(f"{PARTNERS}/edit/{partner.pk}/")
    own = EditingSession.objects.get(user__username="admin")

    told = admin.post(f"/editing-sessions/ping/taxonomy/partner/{partner.pk}/{own.pk}/")

    assert "reviewer" in told.json()["html"]


def test_an_editor_sees_who_else_has_the_page_open() -> None:
    editor = signed_in("editor")
    colleague = get_user_model().objects.create_user("colleague", password="secret")
    colleague.groups.set(get_user_model().objects.get(username="editor").groups.all())
    write_for(colleague, {partner_of("editor").translation_key})
    other = Client()
    other.force_login(colleague)
    page = factories.published_case_study(publisher=partner_of("editor"))
    other.get(f"/pages/{page.pk}/edit/")

    editor.get(f"/pages/{page.pk}/edit/")
    own = EditingSession.objects.get(user__username="editor")
    told = editor.post(f"/editing-sessions/ping/wagtailcore/page/{page.pk}/{own.pk}/")

    assert "colleague" in told.json()["html"]
