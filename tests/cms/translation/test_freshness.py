"""Editing exactly one part makes exactly that part stale, in every kind and both directions."""

from typing import Any

import pytest

from cms.translation.models import Version
from cms.translation.parts import parts_of, written_fields
from tests.cms.translation import translators
from tests.cms.translation.edits import edited, retouched, reworded
from tests.cms.translation.items import MAKERS, WORDS

pytestmark = pytest.mark.django_db

DIRECTIONS = (("fr", "ar"), ("ar", "fr"))


@pytest.mark.parametrize(("source", "target"), DIRECTIONS)
@pytest.mark.parametrize("kind", MAKERS)
def test_each_part_alone_goes_stale_and_is_brought_up_to_date(
    publishing: object, kind: str, source: str, target: str
) -> None:
    item = MAKERS[kind](WORDS[source], source)
    translation = translators.begun(item, target)
    translators.translate(translation)
    translators.publish(translation)
    names = [part.name for part in parts_of(item)]
    assert stale(item, target) == []

    for number, name in enumerate(names, start=1):
        item = translators.change(item, **edited(item, name, reworded))
        assert stale(item, target) == names[:number]

    last = names.pop()
    translators.translate(translation, last.replace("/", "."))
    translators.publish(translation)
    assert stale(item, target) == names


@pytest.mark.parametrize(("source", "target"), DIRECTIONS)
@pytest.mark.parametrize("kind", MAKERS)
def test_typography_makes_nothing_stale(
    publishing: object, kind: str, source: str, target: str
) -> None:
    item = MAKERS[kind](WORDS[source], source)
    translators.translated(item, target)

    for part in parts_of(item):
        for field, value in edited(item, part.name, retouched).items():
            setattr(item, field, value)
    values = {name: getattr(item, name) for name in written_fields(type(item))}
    translators.change(item, **values)

    assert stale(item, target) == []


def stale(item: Any, language: str) -> list[str]:
    """The names of the stale parts of a version."""
    version = Version.objects.get(key=item.translation_key, language=language)
    return [part.part for part in version.stale_parts]
