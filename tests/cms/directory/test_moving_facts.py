"""The upgrade moves facts to the original without loss, and back."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from cms.directory.models import Organisation, OrganisationLocation, OrganisationPhone
from tests.cms import factories

pytestmark = pytest.mark.django_db
MIGRATION = import_module("cms.directory.migrations.0007_facts_once")


def forwards() -> None:
    MIGRATION.stand_once(apps, connection.schema_editor)


def backwards() -> None:
    MIGRATION.stand_in_each_language(apps, connection.schema_editor)


def before(*, has_places: bool = True) -> tuple[Any, Any]:
    """An organisation in two languages, as the release before stored it."""
    original = factories.published_organisation()
    version = factories.published_organisation(
        "Welcome (example)", language="en", translation_key=original.translation_key
    )
    for each, name, label in ((original, "Maison", "le soir"), (version, "House", "evenings")):
        Organisation.objects.filter(pk=each.pk).update(
            words=[], email="bonjour@accueil.example", spoken_languages=["fr"]
        )
        OrganisationLocation.objects.filter(organisation=each).delete()
        OrganisationPhone.objects.filter(organisation=each).delete()
        if has_places or each is version:
            OrganisationLocation.objects.create(
                organisation=each, name=name, place="Pau", country="FR", sort_order=0
            )
        phone = {"number": "+33 5 36 49 01 01", "dialled": "+33536490101", "label": label}
        OrganisationPhone.objects.bulk_create([OrganisationPhone(organisation=each, **phone)])
        _store_as_a_version(each)
    return original, version


def _store_as_a_version(each: Any) -> None:
    """Have its latest version say what its rows say, without what the release did not know."""
    revision = Organisation.objects.get(pk=each.pk).latest_revision
    for name, model in (("locations", OrganisationLocation), ("phones", OrganisationPhone)):
        revision.content[name] = [
            {column: value for column, value in row.items() if column not in {"id", "key", "of"}}
            | {"pk": row["id"], "organisation": each.pk}
            for row in model.objects.filter(organisation=each).values(
                "id",
                "sort_order",
                *(("name", "place", "country") if name == "locations" else ()),
                *(("number", "dialled", "label") if name == "phones" else ()),
            )
        ]
    revision.content |= {"email": "bonjour@accueil.example", "spoken_languages": ["fr"]}
    revision.content.pop("words", None)
    revision.save()


def now(item: Any) -> Any:
    return Organisation.objects.get(pk=item.pk)


def test_facts_stand_once_and_other_words_stay_with_their_language(empty_cms: None) -> None:
    original, version = before()

    forwards()

    place, phone = now(original).locations.get(), now(original).phones.get()
    assert (now(version).locations.count(), now(version).phones.count()) == (0, 0)
    assert (now(version).email, now(version).spoken_languages) == ("", [])
    assert now(version).words == [
        {"key": str(place.key), "rows": "locations", "texts": {"name": "House"}},
        {"key": str(phone.key), "rows": "phones", "texts": {"label": "evenings"}},
    ]
    draft = now(version).get_latest_revision_as_object()
    assert draft.words == now(version).words
    assert not draft.locations.exists()
    kept = now(original).get_latest_revision_as_object()
    assert [each.key for each in kept.locations.all()] == [place.key]


def test_what_only_a_translation_knew_is_not_lost(empty_cms: None) -> None:
    original, _version = before(has_places=False)

    forwards()

    assert now(original).locations.get().name == "House"
    draft = now(original).get_latest_revision_as_object()
    draft.save_revision().publish()
    place = now(original).locations.get()
    assert (place.name, place.place, place.country) == ("House", "Pau", "FR")


def test_words_stay_at_their_place_where_a_translation_has_fewer(empty_cms: None) -> None:
    original, version = before()
    OrganisationLocation.objects.filter(organisation=original).update(sort_order=1)
    OrganisationLocation.objects.create(
        organisation=original, name="Gare", place="Orthez", country="FR", sort_order=0
    )

    forwards()

    place = now(original).locations.get(place="Pau")
    assert {"key": str(place.key), "rows": "locations", "texts": {"name": "House"}} in now(
        version
    ).words


def test_the_way_back_gives_each_language_its_rows_and_words(empty_cms: None) -> None:
    _original, version = before()
    forwards()

    backwards()

    assert now(version).locations.get().name == "House"
    assert now(version).phones.get().label == "evenings"
    assert (now(version).email, now(version).spoken_languages) == (
        "bonjour@accueil.example",
        ["fr"],
    )
    content = now(version).latest_revision.content
    assert [row["name"] for row in content["locations"]] == ["House"]


def test_to_and_fro_and_to_again_is_the_same(empty_cms: None) -> None:
    original, version = before()
    forwards()
    words = [each["texts"] for each in now(version).words]

    backwards()
    forwards()

    assert [each["texts"] for each in now(version).words] == words
    assert now(original).locations.count() == 1
