"""Courses, sessions and activities name each other; the tree of pages is where they stand.

Whatever moves, comes or goes in it, what names it is projected again.
"""

from typing import Any

import pytest
from wagtail.models import PageViewRestriction

from cms.course.models import ActivityPage, CourseSessionPage
from cms.library.models import LibraryPage
from cms.publishing import rooms
from cms.publishing.models import OutboxEvent
from cms.publishing.projector import Projector
from cms.publishing.rebuilding import rebuild
from cms.publishing.verification import differences
from content_models.kinds.activity import Activity
from content_models.kinds.course import Course
from content_models.kinds.course_session import CourseSession
from content_models.published import PublishedStore
from tests.cms import factories

pytestmark = pytest.mark.django_db

TIMEOUT = 5.0


class Tree:
    """A course with sessions A, B and C; A holds the activities 1 and 2."""

    def __init__(self, store: PublishedStore, projector: Projector) -> None:
        self._store = store
        self._projector = projector
        self.course = factories.published_course()
        self.sessions = {
            name: factories.published_session(self.course, name) for name in ("A", "B", "C")
        }
        self.activities = {
            name: factories.published_activity(self.sessions["A"], name) for name in ("1", "2")
        }
        self.drain()

    def drain(self) -> None:
        report = self._projector.drain(timeout_seconds=TIMEOUT)
        assert not report.failures
        assert not OutboxEvent.objects.exists()
        assert differences(self._store, rooms.live_index()) == []

    def document(self, page: Any, language: str = "fr") -> Any:
        with self._store.reading() as snapshot:
            return snapshot.document(page.translation_key, language)

    def session_titles(self, language: str = "fr") -> list[str]:
        course = self.document(self.course, language)
        assert isinstance(course, Course)
        names = {page.translation_key: name for name, page in self.sessions.items()}
        return [names[key] for key in course.sessions]

    def numbers(self) -> dict[str, int]:
        found = {name: self.document(page) for name, page in self.sessions.items()}
        return {name: each.number for name, each in found.items() if each is not None}

    def activity_titles(self, session: str) -> list[str]:
        document = self.document(self.sessions[session])
        assert isinstance(document, CourseSession)
        names = {page.translation_key: name for name, page in self.activities.items()}
        return [names[key] for key in document.activities]


@pytest.fixture
def tree(publishing: PublishedStore, projector: Projector) -> Tree:
    return Tree(publishing, projector)


def fresh(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def test_what_is_published_in_order_is_named_in_order(tree: Tree) -> None:
    assert tree.session_titles() == ["A", "B", "C"]
    assert tree.numbers() == {"A": 1, "B": 2, "C": 3}
    assert tree.activity_titles("A") == ["1", "2"]
    activity = tree.document(tree.activities["1"])
    assert isinstance(activity, Activity)
    assert activity.session == tree.sessions["A"].translation_key


def test_a_reordered_session_changes_the_course_and_every_number(tree: Tree) -> None:
    fresh(tree.sessions["C"]).move(fresh(tree.sessions["A"]), pos="left")

    tree.drain()
    assert tree.session_titles() == ["C", "A", "B"]
    assert tree.numbers() == {"C": 1, "A": 2, "B": 3}


def test_an_unpublished_session_is_not_named_and_the_others_keep_their_numbers(
    tree: Tree,
) -> None:
    fresh(tree.sessions["B"]).unpublish()

    tree.drain()
    assert tree.session_titles() == ["A", "C"]
    assert tree.numbers() == {"A": 1, "C": 3}


def test_a_deleted_session_leaves_the_course_and_closes_the_row(tree: Tree) -> None:
    fresh(tree.sessions["A"]).delete()

    tree.drain()
    assert tree.session_titles() == ["B", "C"]
    assert tree.numbers() == {"B": 1, "C": 2}
    assert tree.document(tree.activities["1"]) is None


def test_a_moved_activity_leaves_one_session_and_joins_the_other(tree: Tree) -> None:
    fresh(tree.activities["1"]).move(fresh(tree.sessions["B"]), pos="last-child")

    tree.drain()
    assert tree.activity_titles("A") == ["2"]
    assert tree.activity_titles("B") == ["1"]
    moved = tree.document(tree.activities["1"])
    assert moved.session == tree.sessions["B"].translation_key


def test_an_activity_moved_out_of_the_course_stands_alone(tree: Tree) -> None:
    library = LibraryPage.objects.get(locale=tree.course.locale)

    fresh(tree.activities["2"]).move(library, pos="last-child")

    tree.drain()
    assert tree.activity_titles("A") == ["1"]
    assert tree.document(tree.activities["2"]).session is None


def test_a_session_moved_to_another_course_is_counted_there(tree: Tree) -> None:
    other = factories.published_course("Une autre")

    fresh(tree.sessions["A"]).move(other, pos="last-child")

    tree.drain()
    assert tree.session_titles() == ["B", "C"]
    assert tree.numbers() == {"A": 1, "B": 1, "C": 2}
    assert tree.document(tree.sessions["A"]).course == other.translation_key
    assert tree.document(other).sessions == (tree.sessions["A"].translation_key,)


def test_a_session_keeps_its_page_while_its_course_is_unpublished(tree: Tree) -> None:
    fresh(tree.course).unpublish()

    tree.drain()
    assert tree.document(tree.course) is None
    assert tree.numbers() == {"A": 1, "B": 2, "C": 3}


def test_a_restricted_session_is_not_named(tree: Tree) -> None:
    PageViewRestriction.objects.create(page=tree.sessions["B"], restriction_type="login")

    tree.drain()
    assert tree.session_titles() == ["A", "C"]


def test_an_activity_is_named_by_a_session_that_exists_in_more_languages(tree: Tree) -> None:
    english = factories.published_course(
        "The course", language="en", translation_key=tree.course.translation_key
    )
    factories.published_session(
        english, "Third", translation_key=tree.sessions["C"].translation_key
    )

    tree.drain()
    assert tree.session_titles("en") == ["A", "B", "C"]
    assert tree.document(tree.sessions["C"], "en").number == 3


def test_a_session_of_another_language_alone_comes_last(tree: Tree) -> None:
    english = factories.published_course(
        "The course", language="en", translation_key=tree.course.translation_key
    )
    tree.sessions["D"] = factories.published_session(english, "D")

    tree.drain()
    assert tree.session_titles() == ["A", "B", "C", "D"]
    assert tree.document(tree.sessions["D"], "en").number == 4


def test_a_deleted_theme_leaves_its_activities(tree: Tree) -> None:
    theme = factories.theme()
    page = fresh(tree.activities["1"])
    page.themes = [theme]
    page.save_revision().publish()
    tree.drain()
    before = tree.document(page).themes

    theme.delete()

    tree.drain()
    assert before == (theme.key,)
    assert tree.document(page).themes == ()


def test_a_rebuild_gives_the_same(tree: Tree, publishing: PublishedStore) -> None:
    with publishing.reading() as snapshot:
        before = snapshot.digests()

    rebuild(publishing, rooms.search_engine(), lambda _done, _total: None)

    with publishing.reading() as snapshot:
        assert snapshot.digests() == before


def test_a_course_with_everything_in_it_can_be_deleted(tree: Tree) -> None:
    fresh(tree.course).delete()

    tree.drain()
    assert not CourseSessionPage.objects.exists()
    assert not ActivityPage.objects.exists()
    assert tree.numbers() == {}
