"""Imports that knew a merged organisation go to the one that is kept."""

from typing import Any

import pytest

from cms.directory.models import Organisation
from cms.duplicates.undoing import undo
from cms.imports.models import Import, ImportedRecord, LineState
from tests.cms.duplicates.pairs import Pair, administrator, merged, organisation, original
from tests.cms.imports import sources
from tests.cms.imports.sources import applied, compared, imported, key, said, states

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(publishing: Any) -> Pair:
    """One of each of two sources."""
    imported(sources.source("Une"), [said(0)])
    imported(sources.source("Autre"), [said(1)])
    return Pair(key(0), key(1))


def source(name: str) -> Any:
    return Import.objects.filter(source__name=name).latest("pk").source


def test_the_same_file_changes_nothing_and_makes_nothing(two: Pair) -> None:
    merged(two)

    runs = [imported(source(name), [said(number)]) for number, name in enumerate(("Une", "Autre"))]

    assert [states(run) for run in runs] == [{"unchanged": 1}, {"unchanged": 1}]
    assert not original(two.merged).live
    assert Organisation.objects.count() == 2


def test_what_a_source_changes_goes_to_the_one_that_is_kept(two: Pair) -> None:
    merged(two)
    changed = said(1, year_founded=1998)

    run = imported(source("Autre"), [changed])
    again = imported(source("Une"), [said(0, spoken_languages=("ar",))])

    kept = original(two.kept)
    assert (states(run), states(again)) == ({"changed": 1}, {"changed": 1})
    assert (kept.year_founded, kept.spoken_languages) == (1998, ["ar"])
    assert kept.source_name == "Une"
    assert len(kept.services.all()) == 2


def test_what_one_source_has_no_longer_the_other_keeps(two: Pair) -> None:
    merged(two)

    applied(compared(source("Autre"), [said(2)]), archives_gone=True)
    still = original(two.kept).live
    applied(compared(source("Une"), [said(3)]), archives_gone=True)

    assert still
    line = Import.objects.latest("pk").lines.get(key=two.kept)
    assert line.state in {LineState.DOUBTFUL, LineState.GONE}


def test_two_records_of_one_source_are_one(publishing: Any) -> None:
    of = sources.source()
    imported(of, [said(0), said(1)])
    merged(Pair(key(0), key(1)))

    imported(of, [said(0, year_founded=1998), said(1, spoken_languages=("ar",))])

    kept = original(key(0))
    assert (kept.year_founded, kept.spoken_languages) == (1998, ["ar"])
    assert len(kept.services.all()) == 2
    assert len(kept.locations.all()) == 1


def test_a_merge_between_comparing_and_writing_is_heeded(two: Pair) -> None:
    run = compared(source("Autre"), [said(1, year_founded=1998)])
    merged(two)

    applied(run)

    assert original(two.kept).year_founded == 1998
    assert not original(two.merged).live


def test_a_record_with_the_key_of_a_merged_one_goes_to_the_kept_one(publishing: Any) -> None:
    kept = organisation("Accueil du Gave (exemple)")
    other = organisation("Accueil 0 (exemple)", translation_key=key(0))
    merged(Pair(kept.translation_key, other.translation_key))

    run = imported(sources.source(), [said(0)])

    assert run.lines.get().key == kept.translation_key
    assert not original(key(0)).live


def test_after_undoing_each_source_has_its_own(two: Pair) -> None:
    undo(merged(two), administrator())

    imported(source("Autre"), [said(1, year_founded=1998)])

    assert original(two.merged).year_founded == 1998
    assert original(two.kept).year_founded is None
    assert set(ImportedRecord.objects.values_list("key", flat=True)) == {two.kept, two.merged}
