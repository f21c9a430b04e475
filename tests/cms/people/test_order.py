"""The order of a course's parts is for readers at once: reviewers change it, editors are told."""

from typing import Any

import pytest

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
