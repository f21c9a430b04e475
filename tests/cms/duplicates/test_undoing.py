"""A merge is undone: both are back as they were, and what was changed since stays and is named."""

from typing import Any

import pytest

from cms.directory.models import Organisation
from cms.duplicates.merging import MergeRefusedError
from cms.duplicates.offers import KEPT, MERGED, Choices, proposed
from cms.duplicates.sides import side_of
from cms.duplicates.undoing import undo
from cms.library.models import RelatedItem
from cms.publishing.rooms import published_store
from content_models.published import Found
from content_models.references import short_id
from tests.cms import factories
from tests.cms.duplicates.pairs import (
    Pair,
    administrator,
    contents,
    merged,
    organisation,
    original,
    published,
    versions,
)

pytestmark = pytest.mark.django_db


def documents(*keys: Any) -> dict[Any, list[Any]]:
    moments = {"updated_at", "published_at", "translation"}
    return {
        key: [each.model_dump(exclude=moments) for each in found]
        for key, found in published(*keys).items()
    }


def test_both_are_back_as_they_were(pair: Pair) -> None:
    before, seen = contents(pair.kept, pair.merged), documents(pair.kept, pair.merged)
    made = merged(pair)
    published(pair.kept, pair.merged)

    said = undo(made, administrator())

    assert said == []
    assert contents(pair.kept, pair.merged) == before
    assert documents(pair.kept, pair.merged) == seen
    with published_store().reading() as snapshot:
        found = snapshot.find(short_id(pair.merged))
    assert isinstance(found, Found)
    assert (found.key, found.merged) == (pair.merged, None)


def test_what_was_changed_since_stays_and_is_named(pair: Pair) -> None:
    made = merged(pair)
    kept = original(pair.kept)
    kept.year_founded = 2001  # it came from the other
    kept.website = "https://gave.example/"  # the merge has not touched it
    phones = list(kept.phones.all())
    phones[2].label = "le soir"
    kept.phones = phones
    kept.save_revision().publish()

    said = undo(made, administrator())

    now = original(pair.kept)
    assert (now.year_founded, now.website) == (2001, "https://gave.example/")
    assert [each.label for each in now.phones.all()][2:] == ["le soir"]
    assert now.spoken_languages == []
    assert len(now.services.all()) == 1
    assert len(said) == 2
    assert original(pair.merged).live


def test_a_version_that_the_merge_made_stays_if_somebody_wrote_in_it(pair: Pair) -> None:
    made = merged(pair)
    greek = versions(pair.kept)["el"]
    greek.name = "Άλλο όνομα (παράδειγμα)"
    greek.save_revision().publish()

    said = undo(made, administrator())

    assert versions(pair.kept)["el"].name == "Άλλο όνομα (παράδειγμα)"
    assert len(said) == 1


def test_links_go_back_unless_they_lead_elsewhere_now(pair: Pair) -> None:
    third = organisation("Maison du Gave (exemple)")
    studies = [factories.published_case_study(f"Étude {number}") for number in (1, 2)]
    for study in studies:
        study.related_items = [RelatedItem(organisation=original(pair.merged))]
        study.save_revision().publish()
    made = merged(pair)
    edited = type(studies[0]).objects.get(pk=studies[0].pk)
    edited.summary = "Autrement dit"
    edited.save_revision().publish()
    other = type(studies[1]).objects.get(pk=studies[1].pk)
    row = other.related_items.all()[0]
    row.organisation = third
    other.related_items = [row]
    other.save_revision().publish()

    said = undo(made, administrator())

    now = [type(study).objects.get(pk=study.pk) for study in studies]
    assert [each.related_items.get().organisation for each in now] == [
        original(pair.merged),
        third,
    ]
    draft = now[0].get_latest_revision_as_object()
    assert [each.organisation for each in draft.related_items.all()] == [original(pair.merged)]
    assert len(said) == 1
    assert "Étude 2" in said[0]


def test_a_chain_is_undone_from_its_end(pair: Pair) -> None:
    third = organisation("Maison du Gave (exemple)")
    first = merged(pair)
    last = merged(Pair(third.translation_key, pair.kept))

    with pytest.raises(MergeRefusedError):
        undo(first, administrator())
    undo(last, administrator())
    undo(first, administrator())

    assert all(original(key).live for key in (third.translation_key, pair.kept, pair.merged))


def test_it_is_undone_once(pair: Pair) -> None:
    made = merged(pair)
    undo(made, administrator())

    with pytest.raises(MergeRefusedError):
        undo(made, administrator())


def test_it_may_be_merged_again_and_undone_again(pair: Pair) -> None:
    before = contents(pair.kept, pair.merged)
    undo(merged(pair), administrator())

    undo(merged(pair), administrator())

    assert contents(pair.kept, pair.merged) == before


def test_a_row_that_both_have_since_an_undone_merge_may_be_kept_twice(pair: Pair) -> None:
    made = merged(pair)
    kept = original(pair.kept)
    phones = list(kept.phones.all())
    phones[2].label = "le soir"
    kept.phones = phones
    kept.save_revision().publish()
    undo(made, administrator())
    key = phones[2].key
    first, second = side_of(pair.kept), side_of(pair.merged)
    assert first
    assert second
    places = {f"{KEPT}:{each.key}" for each in first.original.locations.all()}
    rows = frozenset({*places, f"{KEPT}:{key}", f"{MERGED}:{key}"})

    merged(pair, Choices(proposed(first, second).fields, rows))

    found = original(pair.kept).phones.all()
    assert len({each.key for each in found}) == 2
    assert {each.label for each in found} == {"le soir", "Association Accueil du Gave (exemple)"}
    assert {each.key for each in found} > {key}


def test_the_other_is_back_although_the_kept_one_was_deleted(pair: Pair) -> None:
    made = merged(pair)
    for each in Organisation.objects.filter(translation_key=pair.kept).order_by("-pk"):
        each.delete()
    gone = published(pair.merged)[pair.merged]
    with published_store().reading() as snapshot:
        address = snapshot.find(short_id(pair.merged))

    said = undo(made, administrator())

    assert gone == []
    assert not isinstance(address, Found)
    assert len(said) == 1
    assert {each.locale for each in published(pair.merged)[pair.merged]} == {"fr", "el"}


def test_a_kept_one_that_was_withdrawn_stays_so(pair: Pair) -> None:
    made = merged(pair)
    for each in versions(pair.kept).values():
        each.unpublish()

    said = undo(made, administrator())

    assert not any(each.live for each in versions(pair.kept).values())
    assert original(pair.merged).live
    assert len(said) == 2
    draft = original(pair.kept).get_latest_revision_as_object()
    assert len(draft.services.all()) == 1


def test_what_was_a_draft_is_one_again(pair: Pair) -> None:
    for each in versions(pair.kept).values():
        each.unpublish()
    made = merged(pair)

    undo(made, administrator())

    assert not any(each.live for each in versions(pair.kept).values())
    assert all(each.live for each in versions(pair.merged).values())


def test_a_waiting_draft_is_in_the_way(pair: Pair) -> None:
    made = merged(pair)
    kept = original(pair.kept)
    kept.name = "Un autre nom (exemple)"
    kept.save_revision()

    with pytest.raises(MergeRefusedError):
        undo(made, administrator())

    assert not original(pair.merged).live
