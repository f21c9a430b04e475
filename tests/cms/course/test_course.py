"""Forms of the course, and whether its durations add up."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.translation import override
from wagtail.rich_text import RichText

from cms.course.durations import Durations, Part
from cms.course.durations_panel import amount
from cms.publishing.models import OutboxEvent
from content_models.kinds.activity import Activity
from content_models.published import PublishedStore
from tests.cms import factories

pytestmark = pytest.mark.django_db


def step(title: str, minutes: int | None) -> tuple[str, dict[str, Any]]:
    return "step", {"title": title, "text": RichText("<p>On dessine.</p>"), "minutes": minutes}


def form_of(client: Client, page: Any) -> str:
    response = client.get(f"/pages/{page.pk}/edit/", headers={"accept-language": "en"})
    assert response.status_code == 200
    with override("en"):
        return response.content.decode()


def test_a_plan_knows_its_sum_its_difference_and_what_has_no_time() -> None:
    durations = Durations(60, (Part("A", 20), Part("B", None), Part("C", 50)))

    assert (durations.total, durations.difference, durations.untimed) == (70, 10, 1)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(45, "45 min"), (60, "60 min (1 h 00 min)"), (200, "200 min (3 h 20 min)")],
)
def test_a_duration_is_told_in_minutes_and_hours(minutes: int, words: str) -> None:
    with override("en"):
        assert amount(minutes) == words


def test_a_sessions_parts_are_its_activities_as_they_stand_drafts_included(
    publishing: PublishedStore,
) -> None:
    session = factories.published_session(factories.published_course(), minutes=100)
    factories.published_activity(session, "Publiée", minutes=30)
    draft = factories.published_activity(session, "Changée", minutes=40)
    draft.minutes = 60
    draft.save_revision()

    durations = type(session).objects.get(pk=session.pk).durations()

    assert [(part.title, part.minutes) for part in durations.parts] == [
        ("Publiée", 30),
        ("Changée", 60),
    ]
    assert durations.difference == -10


def test_the_form_of_a_session_warns_where_its_activities_are_shorter_than_its_plan(
    editor: Client,
) -> None:
    user_in_english(editor)
    session = factories.published_session(factories.published_course(), minutes=200)
    factories.published_activity(session, "Dessiner", minutes=195)

    form = form_of(editor, session)

    assert "Sum: 195 min (3 h 15 min). Plan: 200 min (3 h 20 min)." in form
    assert "The parts are 5 min shorter than the plan." in form


def test_the_form_of_an_activity_adds_up_its_steps(editor: Client) -> None:
    user_in_english(editor)
    activity = factories.published_activity(
        factories.published_session(factories.published_course()),
        minutes=45,
        steps=[step("Un", 30), step("Deux", 15)],
    )

    form = form_of(editor, activity)

    assert "The parts add up to the plan." in form


@pytest.mark.parametrize("model", ["coursepage", "activitypage"])
def test_an_empty_form_says_that_there_is_nothing_to_add_up_yet(editor: Client, model: str) -> None:
    user_in_english(editor)
    library = factories.published_course().get_parent()

    response = editor.get(f"/pages/add/course/{model}/{library.pk}/")

    assert response.status_code == 200
    assert "Nothing to add up yet" in response.content.decode()


def test_a_group_whose_largest_size_is_below_its_smallest_is_refused() -> None:
    library = factories.published_course().get_parent()
    activity = factories.published_activity(library, group_size_least=4, group_size_most=8)
    activity.group_size_least = 9

    with pytest.raises(ValidationError, match="group_size_most"):
        activity.clean()


def test_an_activity_becomes_a_document_with_all_its_parts(
    publishing: PublishedStore, projector: Any
) -> None:
    library = factories.published_course().get_parent().specific
    page = factories.published_activity(
        library,
        minutes=45,
        methods=["role-play"],
        steps=[step("Un", 45)],
        materials=[("material", "Une nappe")],
        debriefing=[("question", "Et alors ?")],
        trainer_notes='<p onclick="alert(1)">Doucement.</p>',
        works_on_projects=True,
    )

    projector.drain(timeout_seconds=5)

    assert not OutboxEvent.objects.exists()
    with publishing.reading() as snapshot:
        document = snapshot.document(page.translation_key, "fr")
    assert isinstance(document, Activity)
    assert document.steps[0].minutes == 45
    assert document.materials == ("Une nappe",)
    assert document.debriefing == ("Et alors ?",)
    assert document.trainer_notes == "<p>Doucement.</p>"
    assert document.works_on_projects
    assert document.session is None


def user_in_english(client: Client) -> None:
    from django.contrib.auth import get_user_model
    from wagtail.users.models import UserProfile

    profile = UserProfile.get_for_user(get_user_model().objects.get(username="reviewer"))
    profile.preferred_language = "en"
    profile.save()
