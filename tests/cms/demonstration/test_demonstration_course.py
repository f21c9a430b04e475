"""The course of the demonstration: 20 hours, to the minute."""

import pytest

from cms.demonstration.course_files import CourseFolder, read_courses
from cms.demonstration.files import CONTENT_FOLDER

FIRST_SESSION_ON_PROJECTS = 3


@pytest.fixture(scope="module")
def insert() -> CourseFolder:
    [course] = read_courses(CONTENT_FOLDER)
    return course


def test_six_sessions_make_twenty_hours(insert: CourseFolder) -> None:
    sessions = insert.facts.sessions

    assert insert.facts.minutes == 20 * 60
    assert [session.minutes for session in sessions] == [200] * 6


def test_activities_fill_each_session_exactly(insert: CourseFolder) -> None:
    for session in insert.facts.sessions:
        assert sum(activity.minutes for activity in session.activities) == session.minutes
        assert 2 <= len(session.activities) <= 4


def test_steps_fill_each_activity_exactly_in_every_language(insert: CourseFolder) -> None:
    for version in insert.versions.values():
        for session in insert.facts.sessions:
            for activity in session.activities:
                words = version.sessions[session.id].activities[activity.id]
                assert sum(step.minutes for step in words.steps) == activity.minutes, activity.id


def test_every_activity_can_be_run_from_its_text(insert: CourseFolder) -> None:
    for version in insert.versions.values():
        for session in version.sessions.values():
            for words in session.activities.values():
                assert words.objectives
                assert words.materials or words.slug
                assert words.steps
                assert words.debriefing
                assert words.notes


def test_from_session_three_on_all_work_on_participants_projects(insert: CourseFolder) -> None:
    for number, session in enumerate(insert.facts.sessions, 1):
        expected = number >= FIRST_SESSION_ON_PROJECTS
        assert {each.works_on_projects for each in session.activities} == {expected}
