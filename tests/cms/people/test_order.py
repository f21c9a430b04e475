"""The order of published parts is for readers at once: reviewers change it, editors are told."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model

from tests.cms import factories
from tests.cms.admin import address
from tests.cms.signing_in import partner_of, signed_in

pytestmark = pytest.mark.django_db

TOLD = "Les relecteurs et relectrices mettent les parties en ordre"


@pytest.fixture
def course(empty_cms: None) -> Any:
    """A course of the editor's partner, with two sessions, one of which has an activity."""
    signed_in("editor")
    own = {"publisher": partner_of("editor")}
    course = factories.published_course(**own)
    first = factories.published_session(course, "Une", **own)
    factories.published_session(course, "Deux", **own)
    factories.published_activity(first, **own)
    return type(course).objects.get(pk=course.pk)


@pytest.mark.parametrize(("who", "may"), [("editor", False), ("reviewer", True), ("admin", True)])
def test_only_who_publishes_puts_sessions_in_order(course: Any, who: str, may: bool) -> None:
    last = course.get_last_child()

    signed_in(who).post(address("wagtailadmin_pages:set_page_position", last.pk) + "?position=0")

    titles = [page.title for page in course.get_children()]
    assert titles == (["Deux", "Une"] if may else ["Une", "Deux"])


def unpublish(pages: Any) -> None:
    """Take pages from readers."""
    for page in pages.specific():
        page.unpublish()


@pytest.mark.parametrize(("who", "may"), [("editor", True), ("editor-gr", False)])
def test_an_editor_puts_the_drafts_of_their_partner_in_order(
    course: Any, who: str, may: bool
) -> None:
    unpublish(course.get_children())
    last, client = course.get_last_child(), signed_in(who)

    client.post(address("wagtailadmin_pages:set_page_position", last.pk) + "?position=0")

    titles = [page.title for page in course.get_children()]
    assert titles == (["Deux", "Une"] if may else ["Une", "Deux"])
    assert (TOLD in client.get(f"/pages/{course.pk}/edit/").content.decode()) is False


def test_drafts_in_review_stay_in_the_order_that_is_reviewed(course: Any) -> None:
    unpublish(course.get_children())
    last = course.get_last_child().specific
    last.get_workflow().start(last, get_user_model().objects.get(username="editor"))

    signed_in("editor").post(
        address("wagtailadmin_pages:set_page_position", last.pk) + "?position=0"
    )

    assert [page.title for page in course.get_children()] == ["Une", "Deux"]


@pytest.mark.parametrize(("who", "may"), [("editor", False), ("reviewer", True)])
def test_the_list_stands_in_the_order_of_the_course_and_is_dragged_by_who_may(
    course: Any, who: str, may: bool
) -> None:
    shown = signed_in(who).get(f"/pages/{course.pk}/").content.decode()

    places = [shown.index(f'href="/cms/pages/{page.pk}/edit/"') for page in course.get_children()]
    assert places == sorted(places)
    assert ("w-orderable" in shown) is may


@pytest.mark.parametrize(("who", "is_told"), [("editor", True), ("reviewer", False)])
def test_who_may_not_is_told_in_the_form(course: Any, who: str, is_told: bool) -> None:
    session = course.get_first_child()
    activity = session.get_first_child()
    client = signed_in(who)

    forms = [
        client.get(f"/pages/{page.pk}/edit/").content.decode()
        for page in (course, session, activity)
    ]

    assert [TOLD in form for form in forms] == [is_told, is_told, False]
