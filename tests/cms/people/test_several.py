"""Several at once: for each of them the same rules hold as for one alone."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Page

from cms.directory.models import Organisation
from cms.library.models import CaseStudyPage
from cms.taxonomy.models import Partner, Theme
from tests.cms import factories
from tests.cms.people import page_actions
from tests.cms.people.page_actions import folder
from tests.cms.signing_in import partner_of, signed_in

pytestmark = pytest.mark.django_db

CHOSEN = ["listed", "all"]


def several(client: Client, model: str, action: str, which: str, **values: Any) -> Any:
    """Do something with several; ``which`` is what stands in the address."""
    return client.post(f"/bulk/{model}/{action}/?{which}&next=/cms/", values)


def case_studies(*, is_live: bool) -> tuple[Any, Any]:
    """One of the Greek partner, and one of the French."""
    found = []
    for name in ("editor-gr", "editor"):
        page = factories.published_case_study(name, slug=name, publisher=partner_of(name))
        if not is_live:
            page.unpublish()
        found.append(page)
    own, other = found
    return own, other


def chosen(how: str, *items: Any) -> str:
    """The items as the list names them: each, or all that it shows."""
    if how == "all":
        return f"id=all&childOf={folder('fr').pk}"
    return "&".join(f"id={item.pk}" for item in items)


@pytest.mark.parametrize("how", CHOSEN)
@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move"])
def test_an_editor_of_greece_does_nothing_with_pages_of_others(action: str, how: str) -> None:
    client = signed_in("editor-gr")
    own, other = case_studies(is_live=action == "unpublish")
    which = chosen(how, own, other)
    values = {"chooser": page_actions.folder_beside(other).pk} if action == "move" else {}

    answer = several(client, "wagtailcore/page", action, which, **values)

    left = CaseStudyPage.objects.get(pk=other.pk)
    assert answer.status_code == 302
    assert (left.live, left.path) == (other.live, other.path)
    has_own_gone = not CaseStudyPage.objects.filter(pk=own.pk, path=own.path).exists()
    assert has_own_gone == (action in {"delete", "move"})


@pytest.mark.parametrize("how", CHOSEN)
def test_an_editor_of_greece_deletes_no_organisation_of_another_country(how: str) -> None:
    client = signed_in("editor-gr")
    organisations = [
        factories.published_organisation(country, country=country) for country in ("GR", "AT")
    ]
    for each in organisations:
        each.unpublish()
    which = "id=all" if how == "all" else chosen(how, *organisations)

    several(client, "directory/organisation", "delete", which)

    assert list(Organisation.objects.values_list("name", flat=True)) == ["AT"]


@pytest.mark.parametrize("including", [{}, {"include_descendants": "on"}])
def test_a_reviewer_publishes_nothing_of_their_own_that_others_review(
    including: dict[str, str],
) -> None:
    reviewer = signed_in("reviewer")
    course = factories.published_course()
    activity = factories.published_activity(factories.published_session(course))
    page = factories.published_case_study("Avant", slug="page")
    for each in (activity, page):
        each.unpublish()
        each.get_workflow().start(each, get_user_model().objects.get(username="reviewer"))

    several(reviewer, "wagtailcore/page", "publish", chosen("", page, course), **including)

    assert not Page.objects.filter(pk__in=[page.pk, activity.pk], live=True).exists()


def test_a_partner_that_publishes_something_stays_and_says_why() -> None:
    reviewer = signed_in("reviewer")
    used, unused = factories.partner("Qui publie"), factories.partner("Qui ne publie rien")
    factories.published_case_study(publisher=used)
    which = chosen("", used, unused)

    asked = reviewer.get(f"/bulk/taxonomy/partner/delete/?{which}&next=/cms/")
    answer = several(reviewer, "taxonomy/partner", "delete", which)

    assert asked.context["is_protected"]
    assert answer.status_code == 302
    assert Partner.objects.filter(pk__in=[used.pk, unused.pk]).count() == 2


def test_a_theme_in_use_stays_with_all_that_were_chosen_with_it() -> None:
    reviewer = signed_in("reviewer")
    used, unused = factories.theme("Eau"), factories.theme("Feu")
    factories.published_case_study(themes=[used])

    several(reviewer, "taxonomy/theme", "delete", chosen("", used, unused))

    assert Theme.objects.filter(pk__in=[used.pk, unused.pk]).count() == 2
