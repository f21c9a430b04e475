"""The form of an organisation has its services and places inside."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from cms.directory.identifiers import check_identifier
from cms.directory.models import Organisation, OrganisationPhone, ServiceAtLocation
from tests.cms import factories
from tests.cms.directory.test_facts_once import documents, with_a_service
from tests.cms.signing_in import signed_in

pytestmark = pytest.mark.django_db
ADD = "/snippets/directory/organisation/add/"
EDIT = "/snippets/directory/organisation/edit/"


def form(**values: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "name": "Mots de passe (exemple)",
        "description": rich_text("<p>Cours de français.</p>"),
        "spoken_languages": "fr",
        "locations": inline_formset([{"place": "Pau", "country": "FR"}], min=1),
        "phones": inline_formset([]),
        "services": inline_formset([service()]),
        "contacts": inline_formset([]),
        "identifiers": inline_formset([]),
        "action-publish": "action-publish",
    }
    # Several values of one field are no rows.
    chosen = {"ways": ["walk-in", "phone"], "themes": [str(factories.theme().pk)]}
    several = {f"services-0-{name}": value for name, value in chosen.items()}
    return nested_form_data(fields | values) | several


def service(**values: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "name": "Cours de français",
        "fee": "paid",
        "costs": inline_formset([{"amount": "10", "currency": "EUR", "note": "pour un an"}]),
        "places": inline_formset([]),
        "areas": inline_formset([]),
    }
    return fields | values


def test_an_organisation_is_published_with_a_service_and_its_price(empty_cms: None) -> None:
    answer = signed_in("reviewer").post(ADD, form())

    assert answer.status_code == 302
    stored = Organisation.objects.get().services.get()
    assert (stored.name, stored.ways, stored.fee) == (
        "Cours de français",
        ["walk-in", "phone"],
        "paid",
    )
    assert stored.costs.get().amount == 10
    assert [str(theme) for theme in stored.themes.all()] == ["Logement"]


def test_a_service_chooses_among_the_places_of_its_organisation(empty_cms: None) -> None:
    client = signed_in("reviewer")
    client.post(ADD, form())
    organisation: Any = Organisation.objects.get()
    place, stored = organisation.locations.get(), organisation.services.get()
    address = f"{EDIT}{organisation.pk}/"
    page = client.get(address).content.decode()
    assert f'<option value="{place.key}">Pau</option>' in page
    cost = stored.costs.get()
    costs = [{"id": str(cost.pk), "key": str(cost.key), "amount": "12", "currency": "EUR"}]
    sent = service(
        id=str(stored.pk),
        key=str(stored.key),
        costs=inline_formset(costs, initial=1),
        places=inline_formset([{"location": str(place.key)}]),
    )
    own = {"id": str(place.pk), "key": str(place.key), "place": "Pau", "country": "FR"}

    answer = client.post(
        address,
        form(
            locations=inline_formset([own], initial=1, min=1),
            services=inline_formset([sent], initial=1),
        ),
    )

    assert answer.status_code == 302
    again = Organisation.objects.get().services.get()
    assert again.key == stored.key
    assert again.places.get().location == place.key
    assert again.costs.get().amount == 12


def test_a_service_is_not_left_at_a_place_that_is_deleted(empty_cms: None) -> None:
    client = signed_in("reviewer")
    client.post(ADD, form())
    organisation: Any = Organisation.objects.get()
    place, stored = organisation.locations.get(), organisation.services.get()
    at = ServiceAtLocation.objects.create(service=stored, location=place.key)
    phone = OrganisationPhone.objects.create(organisation=organisation, number="115", of=place.key)
    Organisation.objects.get().save_revision().publish()
    deleted = {"id": str(place.pk), "key": str(place.key), "place": "Pau", "DELETE": "1"}
    there = {"place": "Orthez", "country": "FR"}
    rows = [{"id": str(at.pk), "key": str(at.key), "location": str(place.key)}]
    same = service(id=str(stored.pk), key=str(stored.key), places=inline_formset(rows, initial=1))
    phones = [{"id": str(phone.pk), "number": "115", "of": str(place.key)}]
    sent = form(
        locations=inline_formset([deleted, there], initial=1, min=1),
        services=inline_formset([same], initial=1),
        phones=inline_formset(phones, initial=1),
    )
    address = f"{EDIT}{organisation.pk}/"

    refused = client.post(address, sent)
    draft = {name: value for name, value in sent.items() if name != "action-publish"}
    kept = client.post(address, draft)
    shown = client.get(address).content.decode()

    assert refused.content.decode().count("n’est plus là. Choisissez de nouveau") == 2
    assert kept.status_code == 302
    assert shown.count(f'<option value="{place.key}" selected>n’est plus là') == 2


def test_what_a_deleted_place_is_named_by_is_told_without_it(empty_cms: None) -> None:
    organisation = with_a_service()
    place = organisation.locations.all()[1]
    organisation.phones.update(of=place.key)
    organisation.locations.filter(pk=place.pk).delete()

    found = documents(organisation)["fr"]

    assert found.phones_of(None) == found.phones
    assert found.locations_of(found.services[0]) == ()


def test_a_draft_keeps_the_key_of_a_service_that_is_not_stored_yet(empty_cms: None) -> None:
    client = signed_in("reviewer")
    draft = {name: value for name, value in form().items() if name != "action-publish"}
    client.post(ADD, draft)
    organisation: Any = Organisation.objects.get()
    key = organisation.get_latest_revision_as_object().services.get().key

    shown = client.get(f"{EDIT}{organisation.pk}/").content.decode()

    assert f'value="{key}"' in shown


def test_a_form_opened_before_there_were_services_leaves_them_as_they_are(empty_cms: None) -> None:
    client = signed_in("reviewer")
    client.post(ADD, form())
    organisation: Any = Organisation.objects.get()
    place = organisation.locations.get()
    own = {"id": str(place.pk), "place": "Pau", "country": "FR"}
    sent = form(locations=inline_formset([own], initial=1, min=1))
    old = {name: value for name, value in sent.items() if not name.startswith("services")}

    answer = client.post(f"{EDIT}{organisation.pk}/", old)

    assert answer.status_code == 302
    assert Organisation.objects.get().services.get().name == "Cours de français"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"costs": inline_formset([{"currency": "EUR"}])}, "Donnez un montant"),
        ({"minimum_age": "18", "maximum_age": "16"}, "C’est moins que l’âge"),
    ],
)
def test_the_form_says_what_is_wrong_with_a_service(
    empty_cms: None, values: dict[str, Any], said: str
) -> None:
    page = signed_in("reviewer").post(ADD, form(services=inline_formset([service(**values)])))

    assert said in page.content.decode()
    assert not Organisation.objects.exists()


def test_a_place_may_be_in_any_country(empty_cms: None) -> None:
    places = inline_formset([{"place": "Irun", "country": "ES"}], min=1)

    answer = signed_in("reviewer").post(ADD, form(locations=places))

    assert answer.status_code == 302
    assert Organisation.objects.get().locations.get().country == "ES"


@pytest.mark.parametrize(
    ("scheme", "typed", "stored"),
    [
        ("fr-siret", "123 456 789 00012", "12345678900012"),
        ("fr-rna", "w641234567", "W641234567"),
        ("at-fn", "FN 123456A", "fn123456a"),
        ("other", " A-1 ", "A-1"),
    ],
)
def test_numbers_of_registers_are_stored_without_blanks(
    scheme: str, typed: str, stored: str
) -> None:
    assert check_identifier(scheme, typed) == stored


@pytest.mark.parametrize(("scheme", "typed"), [("fr-siret", "123"), ("gr-afm", "12345678A")])
def test_what_is_no_number_of_its_register_is_refused(scheme: str, typed: str) -> None:
    with pytest.raises(ValidationError):
        check_identifier(scheme, typed)


def test_an_open_form_is_told_the_keys_of_its_new_rows_and_makes_none_twice(
    empty_cms: None,
) -> None:
    client = signed_in("editor")
    sent = {name: value for name, value in form().items() if name != "action-publish"}
    answer = client.post(ADD, sent, headers={"Accept": "application/json"}).json()
    organisation: Any = Organisation.objects.get()
    stored = organisation.services.get()
    assert answer["field_updates"]["services-0-key"] == str(stored.key)

    again = sent | answer["field_updates"]
    client.post(f"{EDIT}{organisation.pk}/", again, headers={"Accept": "application/json"})

    draft = Organisation.objects.get().get_latest_revision_as_object()
    assert draft.services.get().key == stored.key
    assert draft.services.get().costs.count() == 1


def test_a_copy_has_places_and_services_of_its_own(empty_cms: None) -> None:
    client = signed_in("reviewer")
    client.post(ADD, form())
    organisation: Any = Organisation.objects.get()
    place, stored = organisation.locations.get(), organisation.services.get()
    ServiceAtLocation.objects.create(service=stored, location=place.key)

    page = client.get(f"/snippets/directory/organisation/copy/{organisation.pk}/").content.decode()

    assert "Cours de français" in page
    for key in (place.key, stored.key, stored.costs.get().key):
        assert str(key) not in page
