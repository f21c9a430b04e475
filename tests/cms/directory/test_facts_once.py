"""Facts stand once, at the version that was made first; words once for each language."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from wagtail.search.index import insert_or_update_object
from wagtail_localize.models import StringSegment

from cms.directory.models import (
    CostOption,
    Organisation,
    OrganisationLocation,
    OrganisationPhone,
    Service,
    ServiceAtLocation,
)
from cms.ground.kinds import kind_of
from cms.publishing.collecting import collect
from cms.publishing.collecting import document_of as document
from content_models.help import Fee, WayToCome
from content_models.published import PublishedStore
from tests.cms import factories
from tests.cms.signing_in import signed_in
from tests.cms.translation import translators

pytestmark = pytest.mark.django_db
EDIT = "/snippets/directory/organisation/edit/"


def with_a_service(**values: Any) -> Any:
    """A published French organisation with two places, a phone and a service with a price."""
    organisation = factories.published_organisation(**values)
    organisation.email = "bonjour@accueil.example"
    organisation.spoken_languages = ["fr", "ar"]
    organisation.locations = [
        OrganisationLocation(place="Pau", name="Maison du Gave", country="FR", sort_order=0),
        OrganisationLocation(place="Orthez", country="FR", sort_order=1),
    ]
    organisation.phones = [OrganisationPhone(number="+33 5 36 49 01 01", label="le soir")]
    service: Any = Service(name="Cours de français", ways=["walk-in"], fee="membership")
    service.themes = [factories.theme("Apprendre la langue")]
    service.costs = [CostOption(amount=10, note="pour un an")]
    service.places = [ServiceAtLocation(location=organisation.locations.all()[1].key)]
    organisation.services = [service]
    organisation.save()
    organisation.save_revision().publish()
    return Organisation.objects.get(pk=organisation.pk)


def translated(original: Any, **values: Any) -> Any:
    """A published English version, as the ordinary form makes it."""
    version = Organisation(
        name=values.pop("name", "Welcome (example)"),
        description="<p>We welcome people.</p>",
        locale=factories.locale("en"),
        translation_key=original.translation_key,
        live=False,
        **values,
    )
    version.save()
    version.save_revision().publish()
    return Organisation.objects.get(pk=version.pk)


def documents(item: Any) -> dict[str, Any]:
    """The documents of all its versions, by language."""
    found = collect([item.translation_key])
    assert not found.failures
    return {each.locale: each for each in found.documents[item.translation_key]}


def test_a_translation_has_no_rows_of_its_own_and_reads_those_of_the_original(
    empty_cms: None,
) -> None:
    original = with_a_service()
    version = translated(original)

    found = documents(original)

    assert not version.locations.exists()
    assert found["en"].locations[0].place == "Pau"
    assert found["en"].spoken_languages == ("fr", "ar")
    assert found["en"].email == "bonjour@accueil.example"
    (service,) = found["en"].services
    assert (service.name, service.left_in) == ("Cours de français", "fr")
    assert (service.ways, service.fee) == ((WayToCome.WALK_IN,), Fee.MEMBERSHIP)
    assert [place.place for place in found["en"].locations_of(service)] == ["Orthez"]
    assert found["en"].themes == service.themes != ()
    assert found["en"].locale_of("phones", 0) == "fr"
    assert found["fr"].locale_of("phones", 0) == "fr"
    assert found["fr"].services[0].left_in is None


def test_words_of_a_translation_stand_beside_the_facts_of_the_original(empty_cms: None) -> None:
    original = with_a_service()
    service, phone = original.services.get(), original.phones.get()
    words = [
        {"key": str(service.key), "rows": "services", "texts": {"name": "French classes"}},
        {"key": str(phone.key), "rows": "phones", "texts": {"label": "in the evening"}},
    ]

    translated(original, words=words)
    service.costs.update(amount=12)
    found = documents(original)["en"]

    assert (found.services[0].name, found.services[0].left_in) == ("French classes", None)
    assert found.phones[0].label == "in the evening"
    assert (found.services[0].costs[0].amount, found.services[0].costs[0].left_in) == (12, "fr")


def test_what_is_given_to_a_translation_as_a_fact_is_not_kept(empty_cms: None) -> None:
    original = with_a_service()
    version: Any = translated(original)
    version.email = "other@accueil.example"
    version.locations = [OrganisationLocation(place="Hull", country="GB")]

    version.save_revision().publish()

    stored = Organisation.objects.get(pk=version.pk)
    assert (stored.email, stored.locations.count()) == ("", 0)
    assert [place.place for place in documents(original)["en"].locations] == ["Pau", "Orthez"]


def test_a_deleted_original_leaves_its_facts_to_the_next_version(empty_cms: None) -> None:
    original = with_a_service()
    key = original.services.get().key
    words = [{"key": str(key), "rows": "services", "texts": {"name": "French classes"}}]
    version: Any = translated(original, words=words)
    version.save_revision()  # a draft that knows no facts

    original.delete()

    heir: Any = Organisation.objects.get(pk=version.pk)
    assert [place.place for place in heir.locations.all()] == ["Pau", "Orthez"]
    assert heir.phones.get().dialled == "+33536490101"
    assert (heir.services.get().name, heir.services.get().key) == ("French classes", key)
    heir.latest_revision.publish()
    found = documents(heir)["en"]
    assert found.services[0].costs[0].amount == 10
    assert found.services[0].themes
    assert found.email == "bonjour@accueil.example"


def test_all_versions_can_be_deleted_at_once(empty_cms: None) -> None:
    original = with_a_service()
    translated(original)

    Organisation.objects.filter(translation_key=original.translation_key).delete()

    assert not Organisation.objects.exists()
    assert not OrganisationLocation.objects.exists()


def test_a_begun_translation_is_offered_words_alone_piece_by_piece(empty_cms: None) -> None:
    original = with_a_service()

    translation = translators.begun(original, "en")
    segments = StringSegment.objects.filter(source=translation.source)
    texts = set(segments.values_list("string__data", flat=True))
    version = translation.get_target_instance()

    assert {"Cours de français", "pour un an", "le soir", "Maison du Gave"} <= texts
    assert not version.locations.exists()
    assert not version.email


def test_a_translated_piece_reaches_readers_and_grows_old_with_its_original(
    publishing: PublishedStore,
) -> None:
    original = with_a_service()
    translators.translated(original, "en")
    found = documents(original)["en"]
    assert found.services[0].name == "en Cours de français"
    assert found.phones[0].label == "en le soir"
    assert found.locale_of("services", 0) == "en"

    original = Organisation.objects.get(pk=original.pk)
    services = list(original.services.all())
    services[0].name = "Cours de français du soir"
    original.services = services
    original.save_revision().publish()

    (part,) = documents(original)["en"].translation.stale_parts
    assert (part.field, part.index) == ("services", 0)


def test_the_form_of_a_translation_asks_for_words_alone(empty_cms: None) -> None:
    original = with_a_service()
    version = translated(original)

    page = signed_in("reviewer").get(f"{EDIT}{version.pk}/").content.decode()

    assert f'name="words_{original.services.get().key}-name"' in page
    assert "Cours de français" in page
    for fact in ("locations-TOTAL_FORMS", "services-TOTAL_FORMS", 'name="email"', 'name="themes"'):
        assert fact not in page


def test_words_written_in_the_form_of_a_translation_are_stored(empty_cms: None) -> None:
    version = translated(with_a_service())
    client = signed_in("reviewer")
    asked = _asked(client, version)

    answer = client.post(
        f"{EDIT}{version.pk}/",
        {
            "name": "Welcome (example)",
            "description": _DESCRIPTION,
            asked["Cours de français"]: "French classes",
            asked["pour un an"]: "for a year",
            "action-publish": "action-publish",
        },
    )

    assert answer.status_code == 302
    found = documents(version)["en"]
    assert found.services[0].name == "French classes"
    assert found.services[0].costs[0].note == "for a year"
    assert found.locale_of("phones", 0) == "fr"


def test_words_stay_at_their_fact_when_the_original_changes_meanwhile(empty_cms: None) -> None:
    original = with_a_service()
    version = translated(original)
    client = signed_in("reviewer")
    asked = _asked(client, version)
    first: Any = Service(name="Repas", sort_order=-1)
    original.services = [first, *original.services.all()]
    original.save_revision().publish()

    client.post(
        f"{EDIT}{version.pk}/",
        {
            "name": "Welcome (example)",
            "description": _DESCRIPTION,
            asked["Cours de français"]: "French classes",
            "action-publish": "action-publish",
        },
    )

    found = documents(version)["en"]
    assert [each.name for each in found.services] == ["Repas", "French classes"]


def _asked(client: Client, version: Any) -> dict[str, str]:
    """The name of the field for each of the original's words."""
    form = client.get(f"{EDIT}{version.pk}/").context["form"]
    widget = form.fields["words"].widget
    texts = [text for _key, _label, text in widget.originals]
    return {text: f"words{name}" for text, name in zip(texts, widget.widgets_names, strict=True)}


_DESCRIPTION = (
    '{"blocks": [{"key": "a", "text": "We welcome.", "type": "unstyled", "depth": 0,'
    ' "inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}'
)


def test_a_preview_of_a_translation_shows_the_facts_of_the_original(empty_cms: None) -> None:
    version = translated(with_a_service())

    shown = document(kind_of(version), version.get_latest_revision_as_object())

    assert shown.services[0].name == "Cours de français"
    assert [place.place for place in shown.locations] == ["Pau", "Orthez"]


@pytest.mark.parametrize("asked", ["", "?ordering=-checked", "?q=Welcome"])
def test_the_list_tells_of_a_translation_when_its_original_was_checked(
    empty_cms: None, asked: str
) -> None:
    original = with_a_service(last_verified=date(2026, 3, 1))
    version = translated(original)
    insert_or_update_object(version)

    page = signed_in("reviewer").get(f"/snippets/directory/organisation/{asked}")

    listed = {each.pk: each.checked for each in page.context["object_list"]}
    assert listed[version.pk] == date(2026, 3, 1)
