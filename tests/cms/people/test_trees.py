"""A course with all below it is handed in, reviewed and published as one."""

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.core import mail
from django.test import Client
from wagtail.models import Page, WorkflowState
from wagtail.users.models import UserProfile

from cms.course.models import CourseSessionPage
from cms.ground.completeness import Lack
from cms.people.roles import REVIEWERS
from tests.cms import factories
from tests.cms.people.test_letters import follow, speaks, to
from tests.cms.people.test_review import decide
from tests.cms.signing_in import partner_of, signed_in

pytestmark = pytest.mark.django_db


class Training:
    """A published course with a changed session, and below that a draft of an activity."""

    def __init__(self) -> None:
        signed_in("editor")
        publisher = partner_of("editor")
        self.course = factories.published_course(publisher=publisher)
        self.session = factories.published_session(self.course, "Avant", publisher=publisher)
        self.activity = factories.published_activity(self.session, publisher=publisher)
        self.activity.unpublish()
        self.session.title = "Après"
        self.session.save_revision()

    @property
    def address(self) -> str:
        """Where it is handed in."""
        return f"/people/tree/{self.course.pk}/"


def now(page: Any) -> Any:
    """A page as it is stored by now."""
    return Page.objects.get(pk=page.pk).specific


def step(page: Any) -> str:
    """The step that a page waits at."""
    task = now(page).current_workflow_task
    return task.name if task else ""


def press(client: Client, training: Training, action: str, **values: Any) -> Any:
    """Press a button of the page as it is shown."""
    shown = client.get(training.address).content.decode()
    seen = re.findall(r'name="seen" value="([^"]+)"', shown)
    return client.post(training.address, {"seen": seen, "action": action, **values})


def mails() -> list[tuple[list[str], str]]:
    """To whom something was written, and its subject."""
    return sorted((each.to, each.subject) for each in mail.outbox)


def in_english(name: str) -> Client:
    """Signed in, with an admin in English."""
    client = signed_in(name)
    profile = UserProfile.get_for_user(get_user_model().objects.get(username=name))
    profile.preferred_language = "en"
    profile.save()
    return client


def colleague() -> Client:
    """Another reviewer."""
    person = get_user_model().objects.create_user("colleague", password="secret")
    person.groups.add(Group.objects.get(name=REVIEWERS))
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def training(empty_cms: None) -> Training:
    """A course with something to hand in."""
    return Training()


def test_what_has_changes_is_handed_in_by_one_press(training: Training) -> None:
    press(signed_in("editor"), training, "submit")

    assert [step(each) for each in (training.course, training.session, training.activity)] == [
        "",
        "Content",
        "Content",
    ]


def test_a_reviewer_publishes_all_of_it_in_one_place_in_two_steps(training: Training) -> None:
    press(signed_in("editor"), training, "submit")
    reviewer = signed_in("reviewer")

    press(reviewer, training, "approve")
    second = {step(training.session), step(training.activity)}
    press(reviewer, training, "approve")

    assert second == {"Publication"}
    assert now(training.session).title == "Après"
    assert now(training.activity).live


def test_changes_are_asked_for_and_handed_in_again(training: Training) -> None:
    press(signed_in("editor"), training, "submit")
    press(signed_in("reviewer"), training, "reject", comment="Plus court")
    rejected = now(training.session).current_workflow_state.status

    press(signed_in("editor"), training, "submit")

    assert now(training.session).workflow_in_progress
    assert rejected == WorkflowState.STATUS_NEEDS_CHANGES


def test_whoever_submitted_a_page_approves_the_others_alone(training: Training) -> None:
    reviewer = signed_in("reviewer")
    own = now(training.session)
    own.get_workflow().start(own, get_user_model().objects.get(username="reviewer"))
    press(signed_in("editor"), training, "submit")

    press(reviewer, training, "approve")

    assert step(training.session) == "Content"
    assert step(training.activity) == "Publication"
    press(colleague(), training, "approve")
    assert step(training.session) == "Publication"


@pytest.mark.parametrize("language", ["fr", "en", "de", "el", "ar"])
def test_whoever_reviews_gets_one_mail_that_names_all_pages(
    training: Training, language: str
) -> None:
    speaks("reviewer", language)

    press(signed_in("editor"), training, "submit")

    message = to("reviewer")
    assert now(training.course).title in message.subject
    assert "2" in message.subject
    lines = message.body.splitlines()
    session, activity = (
        next(line for line in lines if line.lstrip().startswith(f"- {title}"))
        for title in ("Après", now(training.activity).title)
    )
    assert len(activity) - len(activity.lstrip()) > len(session) - len(session.lstrip())
    assert f"/cms{training.address}" in message.body
    follow(message, signed_in("reviewer"))
    assert [each.to for each in mail.outbox].count(["admin@insert.example"]) == 1


def test_a_second_step_and_the_approval_are_one_mail_each(training: Training) -> None:
    press(signed_in("editor"), training, "submit")
    mail.outbox.clear()

    press(signed_in("admin"), training, "approve")
    second = mails()
    mail.outbox.clear()
    press(signed_in("admin"), training, "approve")

    assert [receivers for receivers, _subject in second] == [["reviewer@insert.example"]]
    assert [receivers for receivers, _subject in mails()] == [["editor@insert.example"]]
    public = re.findall(r"http://localhost:8000/fr/\S+", to("editor").body)
    assert len(public) == 2


def test_changes_on_all_pages_are_asked_for_in_one_mail(training: Training) -> None:
    press(signed_in("editor"), training, "submit")
    mail.outbox.clear()

    press(signed_in("reviewer"), training, "reject", comment="Plus court")

    assert to("editor").body.count("> Plus court") == 1


def test_one_page_of_a_tree_is_told_of_by_its_own_mail(training: Training) -> None:
    training.activity.delete()

    press(signed_in("editor"), training, "submit")

    assert f"/cms/pages/{training.session.pk}/edit/" in to("reviewer").body


def test_what_happened_to_a_tree_is_told_in_one_message(training: Training) -> None:
    press(signed_in("editor"), training, "submit")

    told = [
        len(list(get_messages(press(signed_in("reviewer"), training, "approve").wsgi_request)))
        for _step in range(2)
    ]

    assert told == [1, 1]


def test_the_form_of_one_page_leads_reviewers_to_all_that_are_in_review(
    training: Training,
) -> None:
    press(signed_in("editor"), training, "submit")
    link = f'href="/cms{training.address}"'

    shown = {
        name: signed_in(name).get(f"/pages/{training.activity.pk}/edit/").content.decode()
        for name in ("reviewer", "editor")
    }

    assert link in shown["reviewer"]
    assert link not in shown["editor"]


def test_what_was_not_shown_is_not_approved(training: Training) -> None:
    press(signed_in("editor"), training, "submit")
    reviewer = signed_in("reviewer")
    shown = reviewer.get(training.address).content.decode()
    seen = re.findall(r'name="seen" value="([^"]+)"', shown)
    page = now(training.session)
    page.title = "Autre chose"
    page.save_revision()

    reviewer.post(training.address, {"seen": seen, "action": "approve"})

    assert step(training.session) == "Content"
    assert step(training.activity) == "Content"


def test_a_press_on_what_is_done_by_now_says_that_something_has_changed(
    training: Training,
) -> None:
    editor = in_english("editor")
    shown = editor.get(training.address).content.decode()
    seen = re.findall(r'name="seen" value="([^"]+)"', shown)
    sent = {"seen": seen, "action": "submit"}

    editor.post(training.address, sent)
    editor.get(training.address)
    answer = editor.post(training.address, sent)

    (message,) = get_messages(answer.wsgi_request)
    assert "Something has changed" in str(message)


def test_nothing_is_handed_in_while_something_is_missing(training: Training) -> None:
    page = now(training.activity)
    page.summary = ""
    page.save_revision(clean=False)
    editor = signed_in("editor")

    shown = editor.get(training.address).content.decode()
    press(editor, training, "submit")

    assert "error-message" in shown
    assert f'href="/cms/pages/{page.pk}/edit/#:w:contentpath=summary"' in shown
    assert step(training.session) == step(training.activity) == ""


def test_what_a_reviewer_corrected_is_approved_as_it_is_shown(training: Training) -> None:
    press(signed_in("editor"), training, "submit")
    page = now(training.session)
    page.title = "Corrigé"
    page.save_revision(user=get_user_model().objects.get(username="reviewer"))

    press(colleague(), training, "approve")

    assert step(training.session) == step(training.activity) == "Publication"


def test_what_its_kind_needs_is_named_before_it_is_handed_in(
    training: Training, monkeypatch: pytest.MonkeyPatch
) -> None:
    lack = Lack("Séance", "Nommez la salle.", "room")
    monkeypatch.setattr(CourseSessionPage, "further_lacks", lambda _page: iter([lack]))
    editor = signed_in("editor")

    shown = editor.get(training.address).content.decode()
    press(editor, training, "submit")

    assert "Séance</a>: Nommez la salle." in shown
    assert step(training.session) == step(training.activity) == ""


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_a_decision_on_many_pages_is_told_in_one_sentence(training: Training, action: str) -> None:
    press(signed_in("editor"), training, "submit")

    answer = press(signed_in("reviewer"), training, action)

    assert len(get_messages(answer.wsgi_request)) == 1


def test_a_folder_is_no_tree(training: Training) -> None:
    folder = training.course.get_parent()

    answer = signed_in("reviewer").get(f"/people/tree/{folder.pk}/")

    assert answer.status_code == 404


@pytest.mark.parametrize("who", ["editor-gr", "translator"])
def test_others_hand_in_nothing(training: Training, who: str) -> None:
    client = signed_in(who)

    client.post(training.address, {"action": "submit"})

    assert step(training.session) == ""


def test_a_course_leads_there_from_its_form(training: Training) -> None:
    shown = signed_in("editor").get(f"/pages/{training.course.pk}/edit/").content.decode()

    assert f"/cms{training.address}" in shown


def test_unpublishing_a_session_says_what_readers_still_find(empty_cms: None) -> None:
    reviewer = in_english("reviewer")
    course = factories.published_course()
    session = factories.published_session(course, "Cartes")
    factories.published_activity(session)
    english = factories.published_course("C", language="en", translation_key=course.translation_key)
    factories.published_session(english, "Maps", translation_key=session.translation_key)

    shown = reviewer.get(f"/pages/{session.pk}/unpublish/").content.decode()

    assert "Readers still find the 1 published page below it" in shown
    assert "Its versions in other languages stay published: English." in shown
    assert 'name="include_descendants"' in shown


@pytest.mark.parametrize("deed", ["unpublish", "delete"])
def test_pages_below_are_counted_where_nothing_names_them(empty_cms: None, deed: str) -> None:
    reviewer = in_english("reviewer")
    session = factories.published_session(factories.published_course())
    factories.published_activity(session, "Une")
    factories.published_activity(session, "Deux")

    shown = reviewer.get(f"/pages/{session.pk}/{deed}/")

    assert "2 pages stand below it." in shown.content.decode()


def test_an_activity_published_below_a_draft_of_a_session_warns(empty_cms: None) -> None:
    reviewer = signed_in("reviewer")
    session = factories.published_session(factories.published_course(), "Cartes")
    activity = factories.published_activity(session)
    quiet = reviewer.get(f"/pages/{activity.pk}/edit/").content.decode()

    session.unpublish()

    link = f'href="/cms/pages/{session.pk}/edit/"'
    warned = reviewer.get(f"/pages/{activity.pk}/edit/").content.decode()
    assert warned.count(link) > quiet.count(link)


@pytest.mark.parametrize("way", ["form", "tree"])
def test_who_approves_an_activity_below_a_draft_of_a_session_is_warned(
    training: Training, way: str
) -> None:
    training.session.unpublish()
    activity = now(training.activity)
    activity.get_workflow().start(activity, get_user_model().objects.get(username="editor"))
    reviewer = in_english("reviewer")

    for _step in range(2):
        if way == "form":
            answer = decide(reviewer, now(activity))
        else:
            answer = press(reviewer, training, "approve")

    told = " ".join(str(each) for each in get_messages(answer.wsgi_request))
    assert now(activity).live
    assert "in lists and in the search, not there" in told
    assert f'href="/cms/pages/{training.session.pk}/edit/"' in told
