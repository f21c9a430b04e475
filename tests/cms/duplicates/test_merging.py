"""Two organisations become one: nothing is lost unsaid, and whoever named the other is led on."""

from dataclasses import replace
from typing import Any

import pytest
from wagtail.models import ModelLogEntry

from cms.directory.checks import OrganisationCheck
from cms.directory.models import Organisation
from cms.duplicates.links import _namings
from cms.duplicates.merging import MergeRefusedError, OvertakenError, merge
from cms.duplicates.offers import KEPT, MERGED, Choices, proposed
from cms.duplicates.sides import side_of
from cms.ground.filing import fields_to
from cms.ground.kinds import kinds
from cms.library.models import RelatedItem
from cms.publishing.rooms import published_store
from cms.translation.models import Version
from content_models.published import Found
from content_models.references import short_id
from tests.cms import factories
from tests.cms.duplicates.pairs import (
    Pair,
    administrator,
    merged,
    organisation,
    original,
    published,
    version,
    versions,
)

pytestmark = pytest.mark.django_db


def choices_of(pair: Pair, **fields: str) -> Choices:
    kept, other = side_of(pair.kept), side_of(pair.merged)
    assert kept
    assert other
    chosen = proposed(kept, other)
    return replace(chosen, fields={**chosen.fields, **fields})


def test_what_is_proposed_keeps_all_that_is_not_twice(pair: Pair) -> None:
    merged(pair)

    kept = original(pair.kept)
    assert kept.email == "gave@exemple.example"
    assert kept.year_founded == 1998
    assert kept.spoken_languages == ["ar"]
    assert kept.alternative_name_list == ("Association Accueil du Gave (exemple)",)
    assert [each.address for each in kept.locations.all()] == ["3 rue du Gave"]
    assert [each.number for each in kept.identifiers.all()] == ["73282932000074"]
    assert len(kept.phones.all()) == 3
    assert len(kept.services.all()) == 2


def test_a_service_that_is_taken_over_is_at_the_place_that_is_kept(pair: Pair) -> None:
    before = original(pair.merged).services.get()

    merged(pair)

    kept = original(pair.kept)
    place = kept.locations.get()
    taken = kept.services.get(key=before.key)
    assert [each.location for each in taken.places.all()] == [place.key]


def test_every_language_of_both_is_there_with_its_words(pair: Pair) -> None:
    phone = original(pair.merged).phones.all()[1]

    merged(pair)

    found = versions(pair.kept)
    assert set(found) == {"fr", "en", "el"}
    assert found["el"].name == "Υποδοχή (παράδειγμα)"
    assert found["el"].live
    assert {each["key"]: each["texts"] for each in found["el"].words} == {
        str(phone.key): {"label": "Υποδοχή (παράδειγμα): el"}
    }
    assert found["en"].name == "Gave welcome (example)"


def test_what_somebody_chooses_is_kept(pair: Pair) -> None:
    side = side_of(pair.kept)
    assert side
    rows = frozenset(f"{KEPT}:{each.key}" for each in side.original.locations.all())
    chosen = choices_of(
        pair, **{"email": MERGED, "name:fr": MERGED, "version:el": KEPT, "spoken_languages": KEPT}
    )

    merged(pair, Choices(chosen.fields, rows))

    kept = original(pair.kept)
    assert kept.email == "asso@exemple.example"
    assert kept.name == "Association Accueil du Gave (exemple)"
    assert kept.alternative_name_list == ("Accueil du Gave (exemple)",)
    assert kept.spoken_languages == []
    assert not kept.services.exists()
    assert not kept.phones.exists()
    assert set(versions(pair.kept)) == {"fr", "en"}


def test_words_of_rows_are_taken_in_the_language_of_the_one_that_is_kept(publishing: Any) -> None:
    kept = organisation("Accueil (exemple)")
    other = organisation("Welcome here (example)", language="en")
    version(other, "fr", "Bienvenue (exemple)")
    phone = other.phones.all()[1]

    merged(Pair(kept.translation_key, other.translation_key))

    found = versions(kept.translation_key)
    row = found["fr"].phones.get(key=phone.key)
    assert row.label == "Bienvenue (exemple): fr"
    english = {each["key"]: each["texts"] for each in found["en"].words}
    assert english[str(phone.key)] == {"label": "Welcome here (example)"}


def test_readers_see_one_and_are_led_from_the_other(pair: Pair) -> None:
    published(pair.kept, pair.merged)
    merged(pair)

    documents = published(pair.kept, pair.merged)

    assert documents[pair.merged] == []
    assert {each.locale for each in documents[pair.kept]} == {"fr", "en", "el"}
    assert all(each.merged == (pair.merged,) for each in documents[pair.kept])
    with published_store().reading() as snapshot:
        found = snapshot.find(short_id(pair.merged))
        changes = [each for each in snapshot.changes(0, 100) if each.key == pair.merged]
    assert isinstance(found, Found)
    assert (found.key, found.merged) == (pair.kept, pair.merged)
    assert {each.document for each in changes} == {None}


def test_merges_are_a_chain_to_the_last_one(pair: Pair) -> None:
    last = organisation("Maison du Gave (exemple)")
    merged(pair)

    merged(Pair(last.translation_key, pair.kept))

    documents = published(last.translation_key, pair.kept, pair.merged)
    (french,) = [each for each in documents[last.translation_key] if each.locale == "fr"]
    assert french.merged == tuple(sorted((pair.kept, pair.merged)))
    with published_store().reading() as snapshot:
        found = snapshot.find(short_id(pair.merged))
    assert isinstance(found, Found)
    assert found.key == last.translation_key


def test_both_histories_stay_and_tell_of_it(pair: Pair) -> None:
    pks = {each.pk: each.revisions.count() for each in versions(pair.merged).values()}

    merged(pair)

    for each in versions(pair.merged).values():
        assert each.revisions.count() >= pks[each.pk]
        assert not each.live
        assert ModelLogEntry.objects.filter(
            object_id=str(each.pk), action="directory.merge_into"
        ).exists()
    entry = ModelLogEntry.objects.filter(
        object_id=str(original(pair.kept).pk), action="directory.merge"
    ).get()
    assert entry.data["name"] == "Association Accueil du Gave (exemple)"


def test_links_lead_to_the_one_that_is_kept_in_drafts_too(pair: Pair) -> None:
    study = factories.published_case_study()
    study.related_items = [RelatedItem(organisation=versions(pair.merged)["el"])]
    study.save_revision().publish()
    study.related_items = [RelatedItem(organisation=versions(pair.merged)["fr"])]
    study.save_revision()

    merged(pair)

    live = type(study).objects.get(pk=study.pk)
    draft = live.get_latest_revision_as_object()
    kept = versions(pair.kept)
    assert [each.organisation for each in live.related_items.all()] == [kept["el"]]
    assert [each.organisation for each in draft.related_items.all()] == [kept["fr"]]
    (document,) = published(study.translation_key)[study.translation_key]
    assert document.related == (pair.kept,)


def test_every_field_that_names_organisations_is_one_of_rows() -> None:
    direct = [
        (kind.name, field.name)
        for kind in kinds()
        for field in fields_to(Organisation, kind.model)
        if kind.model is not Organisation
    ]

    assert direct == []
    assert [each.relation for each in _namings()] == ["related_items"]


def test_services_that_are_taken_over_keep_their_own_checks(pair: Pair) -> None:
    service = original(pair.merged).services.get()
    OrganisationCheck.objects.create(organisation=pair.merged, part=str(service.key))

    merged(pair)

    assert OrganisationCheck.objects.filter(organisation=pair.kept, part=str(service.key)).exists()


def test_two_drafts_are_merged_and_stay_a_draft(publishing: Any) -> None:
    both = [organisation(name) for name in ("Un (exemple)", "Deux (exemple)")]
    for each in both:
        each.unpublish()
    one, other = (each.translation_key for each in both)

    merged(Pair(one, other))

    assert not original(one).live
    draft = original(one).get_latest_revision_as_object()
    assert len(draft.services.all()) == 2


def test_a_draft_that_takes_over_what_readers_see_is_published(pair: Pair) -> None:
    for each in versions(pair.kept).values():
        each.unpublish()

    merged(pair)

    found = versions(pair.kept)
    assert found["fr"].live
    assert not found["en"].live


def test_a_waiting_draft_and_a_lock_are_in_the_way(pair: Pair) -> None:
    drafted = original(pair.merged)
    drafted.name = "Un autre nom (exemple)"
    drafted.save_revision()
    locked = original(pair.kept)
    Organisation.objects.filter(pk=locked.pk).update(locked=True)

    with pytest.raises(MergeRefusedError) as refused:
        merged(pair)

    assert len(refused.value.reasons) == 2
    assert original(pair.merged).live


def test_what_was_saved_meanwhile_is_not_merged(pair: Pair) -> None:
    kept, other = side_of(pair.kept), side_of(pair.merged)
    assert kept
    assert other
    seen = f"{kept.state}/{other.state}"
    original(pair.kept).save_revision().publish()

    with pytest.raises(OvertakenError):
        merge(pair.kept, pair.merged, proposed(kept, other), seen, administrator())

    assert original(pair.merged).live


def test_nothing_is_merged_twice(pair: Pair) -> None:
    third = organisation("Maison du Gave (exemple)")
    merged(pair)

    for again in (pair, Pair(third.translation_key, pair.merged), Pair(pair.merged, pair.kept)):
        with pytest.raises(MergeRefusedError):
            merged(again)


def test_a_language_in_which_nobody_has_written_is_not_taken_over(pair: Pair) -> None:
    Version.objects.filter(key=pair.merged, language="el").update(is_placeholder=True)

    merged(pair)

    assert set(versions(pair.kept)) == {"fr", "en"}
    assert not versions(pair.merged)["el"].live
