"""Reads the course from its files.

One file holds the facts; each session has a file of words for each language. ``course.yaml`` says
what is the same in all languages. ``<language>/course.yaml`` and ``<language>/<session>.yaml`` hold
the words; a session and its activities are written together, as a trainer reads them. Minutes of
steps stand with the words: they must add up in each language.
"""

from pathlib import Path
from typing import Self

from pydantic import Field

from cms.demonstration.files import BlockFile, read_yaml
from content_models.blocks import Frozen
from content_models.languages import LanguageTag
from content_models.vocabularies import Licence, Method


class TimedStepFile(Frozen):
    """Holds a step with its minutes, its text in Markdown."""

    title: str
    minutes: int
    text: str = ""


class WordsFile(Frozen):
    """Holds the words that courses, sessions and activities have in each language."""

    slug: str
    title: str
    summary: str = Field(max_length=300)
    objectives: list[str]


class ActivityWordsFile(WordsFile):
    """Holds an activity in one language; ``notes`` are in Markdown."""

    materials: list[str]
    steps: list[TimedStepFile]
    debriefing: list[str]
    notes: str
    variations: list[str] = []
    source: str = ""


class SessionWordsFile(WordsFile):
    """Holds a session in one language, with its activities by identifier."""

    body: list[BlockFile] = []
    activities: dict[str, ActivityWordsFile]


class CourseWordsFile(WordsFile):
    """Holds the course itself in one language."""

    audience: str
    body: list[BlockFile] = []


class ActivityFacts(Frozen):
    """Holds what is the same in all versions of an activity.

    ``group`` is the smallest and the largest group.
    """

    id: str
    minutes: int
    methods: list[Method]
    group: tuple[int, int]
    themes: list[str]
    works_on_projects: bool = False


class SessionFacts(Frozen):
    """Holds what is the same in all versions of a session."""

    id: str
    minutes: int
    activities: list[ActivityFacts]


class CourseFacts(Frozen):
    """Holds what is the same in all versions of a course."""

    original: LanguageTag
    minutes: int
    partner: str
    licence: Licence
    sessions: list[SessionFacts]


class CourseVersion(Frozen):
    """Holds a course in one language, its sessions by identifier."""

    course: CourseWordsFile
    sessions: dict[str, SessionWordsFile]


class CourseFolder(Frozen):
    """Holds a course with all its versions, the original first."""

    id: str
    facts: CourseFacts
    versions: dict[LanguageTag, CourseVersion]

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read the facts, and the words in each language that has a folder."""
        facts = CourseFacts.model_validate(read_yaml(folder / "course.yaml"))
        languages = [each.name for each in folder.iterdir() if each.is_dir()]
        order = sorted(languages, key=lambda code: (code != facts.original, code))
        versions = {code: _version(folder / code, facts) for code in order}
        return cls(id=folder.name, facts=facts, versions=versions)


def read_courses(folder: Path) -> list[CourseFolder]:
    """Read all courses."""
    folders = sorted(path for path in (folder / "courses").iterdir() if path.is_dir())
    return [CourseFolder.read(path) for path in folders]


def _version(folder: Path, facts: CourseFacts) -> CourseVersion:
    return CourseVersion(
        course=CourseWordsFile.model_validate(read_yaml(folder / "course.yaml")),
        sessions={
            each.id: SessionWordsFile.model_validate(read_yaml(folder / f"{each.id}.yaml"))
            for each in facts.sessions
        },
    )
