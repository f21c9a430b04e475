"""The judged queries are sound: a name that nothing has would spoil what ``make judge`` says."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import yaml

import cms.demonstration
from tests.search.judging import Score, judgements, key_of

CONTENT = Path(cms.demonstration.__file__).with_name("content")
LANGUAGES = {"ar", "de", "el", "en", "fa", "fr", "ps", "uk"}


def test_there_are_enough_in_every_language():
    counts = Counter(judged.language for judged in judgements())

    assert set(counts) == LANGUAGES
    assert counts.total() >= 200


def test_each_names_items_that_there_are_and_grades_them_from_1_to_3():
    there_are = {key_of(name) for name in _items()}

    for judged in judgements():
        for grades in judged.graders:
            assert grades.keys() <= there_are, judged.text
            assert set(grades.values()) <= {1, 2, 3}, judged.text


def test_none_is_asked_twice():
    asked = Counter((judged.language, judged.text) for judged in judgements())

    assert max(asked.values()) == 1


def test_a_score_says_how_well_a_query_was_answered():
    grades = judgements()[0].graders[0]
    judged = replace(judgements()[0], graders=(grades,))
    perfect = sorted(grades, key=lambda key: -grades[key])

    assert Score.of(judged, perfect) == Score(1.0, 1.0, 1.0, 0.0)
    assert Score.of(judged, []) == Score(0.0, 0.0, 0.0, 1.0)


def _items() -> Iterator[str]:
    yield "course"
    yield from (
        f"partner/{each['id']}" for each in yaml.safe_load((CONTENT / "partners.yaml").read_text())
    )
    for kind, folder in (("resource", "resources"), ("information", "information")):
        yield from (f"{kind}/{path.stem}" for path in (CONTENT / folder).glob("*.yaml"))
    yield from (f"case_study/{path.name}" for path in (CONTENT / "case_studies").iterdir())
    for path in (CONTENT / "organisations").glob("*.yaml"):
        yield from (f"organisation/{each['id']}" for each in yaml.safe_load(path.read_text()))
    for path in (CONTENT / "courses/insert/fr").glob("session-*.yaml"):
        yield f"session/{path.stem.removeprefix('session-')}"
        yield from (f"activity/{key}" for key in yaml.safe_load(path.read_text())["activities"])
