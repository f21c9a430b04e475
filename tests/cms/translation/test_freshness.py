"""Editing exactly one part makes exactly that part stale, in every kind and both directions."""

from collections.abc import Iterator
from typing import Any, TypeAlias

import pytest
from pytest_django.plugin import DjangoDbBlocker
from wagtail_localize.models import Translation

from cms.translation.parts import parts_of, written_fields
from tests.cms.shared import undone
from tests.cms.translation import translators
from tests.cms.translation.edits import edited, retouched, reworded
from tests.cms.translation.items import MAKERS, WORDS
from tests.cms.translation.versions import stale

pytestmark = pytest.mark.django_db

DIRECTIONS = (("fr", "ar"), ("ar", "fr"))
Translated: TypeAlias = tuple[Any, Translation]
"""An item, and its translation."""


@pytest.fixture(
    scope="module",
    params=[(kind, *direction) for kind in MAKERS for direction in DIRECTIONS],
    ids="-".join,
)
def translated(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Translated]:
    """An item of every kind, from either direction of writing into the other, up to date."""
    kind, source, target = request.param
    with undone(django_db_blocker):
        item = MAKERS[kind](WORDS[source], source)
        translation = translators.begun(item, target)
        translators.translate(translation)
        translators.publish(translation)
        yield item, translation


def test_each_part_alone_goes_stale_and_is_brought_up_to_date(translated: Translated) -> None:
    item, translation = translated
    names = [part.name for part in parts_of(item)]
    assert stale(item, translation.target_locale.language_code) == []

    for number, name in enumerate(names, start=1):
        item = translators.change(item, **edited(item, name, reworded))
        assert stale(item, translation.target_locale.language_code) == names[:number]

    last = names.pop()
    translators.translate(translation, last.replace("/", "."))
    translators.publish(translation)
    assert stale(item, translation.target_locale.language_code) == names


def test_typography_makes_nothing_stale(translated: Translated) -> None:
    item, translation = translated
    item = translators.now(item)

    for part in parts_of(item):
        for field, value in edited(item, part.name, retouched).items():
            setattr(item, field, value)
    values = {name: getattr(item, name) for name in written_fields(type(item))}
    translators.change(item, **values)

    assert stale(item, translation.target_locale.language_code) == []
