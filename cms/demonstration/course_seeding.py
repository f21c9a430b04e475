"""Loads the courses as pages below the library, published from the course down."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wagtail.rich_text import RichText

from cms.course.models import ActivityPage, CoursePage, CourseSessionPage
from cms.course.training import TrainingPage
from cms.demonstration.course_files import (
    ActivityFacts,
    ActivityWordsFile,
    CourseFolder,
    SessionFacts,
    SessionWordsFile,
    WordsFile,
    read_courses,
)
from cms.demonstration.files import key_for
from cms.demonstration.lookups import locale_of, partner_named, spoken_here, themes_named
from cms.demonstration.markdown import body_value, to_html
from cms.library.models import LibraryPage


def load_courses(folder: Path, tell: Callable[[str], None]) -> None:
    """Load all courses of a content folder.

    One that is there already stays as it is.
    """
    courses = read_courses(folder)
    for each in courses:
        if CoursePage.objects.filter(translation_key=key_for("course", each.id)).exists():
            continue
        for language in spoken_here(each.versions):
            _CourseInOneLanguage(each, language).load()
    tell(f"{len(courses)} course{'s' if len(courses) != 1 else ''}")


@dataclass(frozen=True)
class _CourseInOneLanguage:
    folder: CourseFolder
    language: str

    def load(self) -> None:
        facts, version = self.folder.facts, self.folder.versions[self.language]
        words = version.course
        course = CoursePage(
            **self._shared("course", self.folder.id, words),
            minutes=facts.minutes,
            audience=words.audience,
            body=body_value(words.body),
        )
        _publish(course, LibraryPage.objects.get(locale=course.locale))
        for session in facts.sessions:
            self._load_session(session, version.sessions[session.id], course)

    def _load_session(self, facts: SessionFacts, words: SessionWordsFile, course: Any) -> None:
        session = CourseSessionPage(
            **self._shared("course_session", facts.id, words),
            minutes=facts.minutes,
            body=body_value(words.body),
        )
        _publish(session, course)
        for activity in facts.activities:
            page = self._activity(activity, words.activities[activity.id])
            _publish(page, session)

    def _activity(self, facts: ActivityFacts, words: ActivityWordsFile) -> ActivityPage:
        least, most = facts.group
        page = ActivityPage(
            **self._shared("activity", facts.id, words),
            minutes=facts.minutes,
            methods=[method.value for method in facts.methods],
            group_size_least=least,
            group_size_most=most,
            works_on_projects=facts.works_on_projects,
            materials=[("material", line) for line in words.materials],
            steps=[
                (
                    "step",
                    {
                        "title": step.title,
                        "text": RichText(to_html(step.text)),
                        "minutes": step.minutes,
                    },
                )
                for step in words.steps
            ],
            debriefing=[("question", line) for line in words.debriefing],
            trainer_notes=to_html(words.notes),
            variations=[("variation", line) for line in words.variations],
            source=words.source,
        )
        page.themes = themes_named(facts.themes)
        return page

    def _shared(self, kind: str, identifier: str, words: WordsFile) -> dict[str, Any]:
        return {
            "translation_key": key_for(kind, identifier),
            "locale": locale_of(self.language),
            "live": False,
            "slug": words.slug,
            "title": words.title,
            "summary": words.summary,
            "objectives": [("objective", line) for line in words.objectives],
            "publisher": partner_named(self.folder.facts.partner, self.language),
            "licence": self.folder.facts.licence,
        }


def _publish(page: TrainingPage, parent: Any) -> None:
    parent.add_child(instance=page)
    page.save_revision().publish()
