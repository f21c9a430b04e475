"""An activity or session moves with its versions, and what stays is said."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from wagtail.models import Page

from cms.course.models import ActivityPage
from cms.library.models import LibraryPage
from cms.publishing.projector import Projector
from content_models.published import PublishedStore
from tests.cms import factories
from tests.cms.signing_in import signed_in

pytestmark = pytest.mark.django_db

TIMEOUT = 5.0


class Courses:
    """A course in French and English with the sessions A and B, and an activity in A."""

    def __init__(self, *, english_sessions: str = "AB") -> None:
        self.french = factories.published_course("La formation")
        self.english = factories.published_course(
            "The course", language="en", translation_key=self.french.translation_key
        )
        self.sessions: dict[str, Any] = {}
        for name in "AB":
            french = factories.published_session(self.french, f"Séance {name}")
            self.sessions[f"fr {name}"] = french
            if name in english_sessions:
                self.sessions[f"en {name}"] = factories.published_session(
                    self.english, f"Session {name}", translation_key=french.translation_key
                )
        self.activity = factories.published_activity(self.sessions["fr A"], "Dessiner")
        self.drawing = factories.published_activity(
            self.sessions["en A"], "Drawing", translation_key=self.activity.translation_key
        )


def parent(page: Any) -> Any:
    """The page below which a page stands by now."""
    return Page.objects.get(pk=page.pk).get_parent().specific


def address(page: Any, destination: Any) -> str:
    """The address at which a move is asked about, and confirmed."""
    return f"/pages/{page.pk}/move/{destination.pk}/confirm/"


def said(answer: Any) -> str:
    """The messages that an answer leaves."""
    return " ".join(str(each) for each in get_messages(answer.wsgi_request))


def test_every_version_goes_into_the_corresponding_session(editor: Client) -> None:
    courses = Courses()
    move = address(courses.activity, courses.sessions["fr B"])

    asked = editor.get(move).content.decode()
    editor.post(move)

    assert "Anglais" in asked or "English" in asked
    assert parent(courses.activity) == courses.sessions["fr B"]
    assert parent(courses.drawing) == courses.sessions["en B"]


def test_a_session_goes_into_the_other_course_in_every_language(editor: Client) -> None:
    courses = Courses()
    french = factories.published_course("Une autre")
    english = factories.published_course(
        "Another", language="en", translation_key=french.translation_key
    )

    editor.post(address(courses.sessions["fr A"], french))

    assert parent(courses.sessions["fr A"]) == french
    assert parent(courses.sessions["en A"]) == english
    assert parent(courses.drawing) == courses.sessions["en A"]


def test_the_other_language_takes_the_original_along(editor: Client) -> None:
    courses = Courses()

    editor.post(address(courses.drawing, courses.sessions["en B"]))

    assert parent(courses.activity) == courses.sessions["fr B"]


def test_a_session_in_another_language_means_the_one_in_the_pages_own(editor: Client) -> None:
    courses = Courses()

    answer = editor.post(address(courses.activity, courses.sessions["en B"]))

    own = address(courses.activity, courses.sessions["fr B"])
    assert answer["Location"] == f"/cms{own}"


def test_a_session_that_has_no_such_version_is_no_place_for_it(editor: Client) -> None:
    courses = Courses(english_sessions="A")

    answer = editor.get(address(courses.drawing, courses.sessions["fr B"]))

    assert answer["Location"] == f"/cms/pages/{courses.drawing.pk}/move/"
    assert parent(courses.drawing) == courses.sessions["en A"]


def test_what_stays_is_said_and_the_way_on_is_offered(editor: Client) -> None:
    courses = Courses(english_sessions="A")
    session = courses.sessions["fr B"]
    move = address(courses.activity, session)
    begin = f"/cms/localize/submit/page/{session.pk}/?select_locale=en"

    asked = editor.get(move).content.decode()
    answer = editor.post(move)
    shown = editor.get(answer["Location"].removeprefix("/cms")).content.decode()

    assert "Séance B" in asked
    assert parent(courses.activity) == session
    assert parent(courses.drawing) == courses.sessions["en A"]
    assert begin in shown


def test_what_stayed_is_offered_to_move_once_there_is_a_place(editor: Client) -> None:
    courses = Courses(english_sessions="A")
    editor.post(address(courses.activity, courses.sessions["fr B"]))
    place = factories.published_session(
        courses.english, "Session B", translation_key=courses.sessions["fr B"].translation_key
    )

    form = editor.get(f"/pages/{courses.drawing.pk}/edit/").content.decode()

    offered = address(courses.drawing, place)
    assert f"/cms{offered}" in form
    editor.post(offered)
    assert parent(courses.drawing) == place


def test_readers_never_find_it_twice(
    publishing: PublishedStore, projector: Projector, editor: Client
) -> None:
    courses = Courses(english_sessions="A")

    editor.post(address(courses.activity, courses.sessions["fr B"]))

    assert not projector.drain(timeout_seconds=TIMEOUT).failures
    key = courses.activity.translation_key
    with publishing.reading() as snapshot:
        old = snapshot.document(courses.sessions["en A"].translation_key, "en")
        new = snapshot.document(courses.sessions["fr B"].translation_key, "fr")
        drawing = snapshot.document(key, "en")
    assert (old.activities, new.activities) == ((), (key,))
    assert drawing.session == courses.sessions["fr B"].translation_key


def test_a_version_at_the_same_address_keeps_the_other_where_it_is(editor: Client) -> None:
    courses = Courses()
    factories.published_activity(courses.sessions["en B"], "Drawing", slug=courses.drawing.slug)

    answer = editor.post(address(courses.activity, courses.sessions["fr B"]))

    assert parent(courses.activity) == courses.sessions["fr B"]
    assert parent(courses.drawing) == courses.sessions["en A"]
    assert "same address" in said(answer) or "même adresse" in said(answer)


def test_what_somebody_may_not_move_is_not_moved(empty_cms: None) -> None:
    courses = Courses()

    signed_in("editor").post(address(courses.activity, courses.sessions["fr B"]))

    assert parent(courses.activity) == courses.sessions["fr A"]
    assert parent(courses.drawing) == courses.sessions["en A"]


def test_several_are_moved_with_their_versions(editor: Client) -> None:
    courses = Courses()
    ids = f"id={courses.activity.pk}&id={courses.drawing.pk}"

    editor.post(
        f"/bulk/wagtailcore/page/move/?{ids}&next=/cms/pages/",
        {"chooser": courses.sessions["fr B"].pk},
    )

    assert parent(courses.activity) == courses.sessions["fr B"]
    assert parent(courses.drawing) == courses.sessions["en B"]


def test_an_activity_leaves_the_course_in_all_languages(editor: Client) -> None:
    courses = Courses()
    libraries = {each.locale.language_code: each for each in LibraryPage.objects.all()}

    editor.post(address(courses.activity, libraries["fr"]))

    assert {parent(each) for each in ActivityPage.objects.all()} == {
        libraries["fr"],
        libraries["en"],
    }
