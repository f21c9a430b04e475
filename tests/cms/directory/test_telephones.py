"""Telephone numbers, as people type them, and what readers get."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from cms.directory.models import Organisation, OrganisationLocation, OrganisationPhone
from cms.directory.telephones import read
from content_models.places import Phone
from tests.cms import factories
from tests.cms.directory.migrating import read_what_is_there, write_as_before
from tests.cms.signing_in import signed_in
from tests.cms.test_admin import DESCRIPTION, organisation_form


@pytest.mark.parametrize(
    ("typed", "countries", "dialled", "shown"),
    [
        ("+33 5 36 49 01 01", ["FR"], "+33536490101", "+33 5 36 49 01 01"),
        ("+33 (0)5 36 49 01 01", ["FR"], "+33536490101", "+33 5 36 49 01 01"),
        ("06 39 98 01 12", ["FR"], "+33639980112", "+33 6 39 98 01 12"),
        ("01632 960123", ["GB"], "+441632960123", "+44 1632 960123"),
        ("+44 (0)1632 960 123", ["FR"], "+441632960123", "+44 1632 960123"),
        ("01632 960123", ["FR", "GB"], "+441632960123", "+44 1632 960123"),
        ("+30 (0)2310 123456", ["GR"], "+302310123456", "+30 231 012 3456"),
        ("+30 2310 123456", ["GR"], "+302310123456", "+30 2310 123456"),
        ("+39 (0)6 123 4567", ["FR"], "+39061234567", "+39 06 123 4567"),
        ("05 36 49 01 01 poste 12", ["FR"], "+33536490101;ext=12", "+33 5 36 49 01 01 ext. 12"),
        ("+33 5 36 49 01 01 ext. 12", ["FR"], "+33536490101;ext=12", "+33 5 36 49 01 01 ext. 12"),
        ("05 36 49 01 01 x12", ["FR"], "+33536490101;ext=12", "+33 5 36 49 01 01 ext. 12"),
        ("+30 2310 123456 εσωτ. 7", ["GR"], "+302310123456;ext=7", "+30 2310 123456 ext. 7"),
        ("01632 960123 x12", ["GB"], "+441632960123;ext=12", "+44 1632 960123 ext. 12"),
        ("٠٥٣٦٤٩٠١٠١", ["FR"], "+33536490101", "+33 5 36 49 01 01"),
        ("05 36 49 01 01 (poste 12)", ["FR"], "+33536490101;ext=12", "+33 5 36 49 01 01 ext. 12"),
        ("05 36 49 01 01,,12", ["FR"], "+33536490101;ext=12", "+33 5 36 49 01 01 ext. 12"),
        ("115", ["FR"], "115", "115"),
        ("١١٥", ["FR"], "115", "115"),
        ("15900", ["GR"], "15900", "15900"),
        ("116 117", ["DE"], "116117", "116 117"),
        ("+33 5 36 49 01 01", [], "+33536490101", "+33 5 36 49 01 01"),
    ],
)
def test_a_number_is_read_by_the_country_of_the_place(
    typed: str, countries: list[str], dialled: str, shown: str
) -> None:
    found = read(typed, countries)

    assert (found.dialled, found.shown) == (dialled, shown)
    assert read(found.shown, countries) == found
    assert Phone(number=shown, dialled=found.dialled).dialled == dialled


@pytest.mark.parametrize(
    ("typed", "countries", "said"),
    [
        ("05 36 49 01 01 / 06 39 98 01 12", ["FR"], "two numbers"),
        ("05 36 49 01 01 or 06 39 98 01 12", ["FR"], "two numbers"),
        ("7j/7", ["FR"], "cannot be dialled"),
        ("7/7", ["FR"], "Write only the number"),
        ("24/7", ["AT"], "Write only the number"),
        ("9 - 17", ["GR"], "Write only the number"),
        ("112 / 115", ["FR"], "too few digits"),
        ("05 36 49 01 01 7j/7", ["FR"], "Write only the number"),
        ("0800 123 456 (gratuit)", ["FR"], "Write only the number"),
        ("call me", ["FR"], "not a telephone number"),
        ("+33 5 36 49 01", ["FR"], "too few digits"),
        ("05 36 49 01 01/02", ["FR"], "too many digits"),
        ("2310 123456-7", ["GR"], "too many digits"),
        ("+999 123 456", ["FR"], "cannot be dialled (France)"),
        ("05 36 49 01 01", [], "cannot be dialled"),
    ],
)
def test_what_cannot_be_dialled_is_refused(typed: str, countries: list[str], said: str) -> None:
    with override("en"), pytest.raises(ValidationError) as refused:
        read(typed, countries)

    assert said in refused.value.messages[0]


def phones_form(number: str, **more: str) -> dict[str, str]:
    return organisation_form(description=DESCRIPTION, spoken_languages="fr") | {
        "phones-TOTAL_FORMS": "1",
        "phones-0-number": number,
        "phones-0-ORDER": "1",
        **more,
    }


ADD = "/snippets/directory/organisation/add/"


@pytest.mark.django_db
def test_the_form_keeps_what_is_dialled_beside_what_is_shown(empty_cms: None) -> None:
    form = phones_form("05 36 49 01 01 poste 12", **{"phones-0-is_whatsapp": "on"})

    signed_in("reviewer").post(ADD, form)

    phone = OrganisationPhone.objects.get()
    assert phone.number == "+33 5 36 49 01 01 ext. 12"
    assert phone.dialled == "+33536490101;ext=12"
    assert phone.is_whatsapp


@pytest.mark.django_db
def test_the_form_says_at_the_field_what_is_wrong_with_a_number(empty_cms: None) -> None:
    page = signed_in("reviewer").post(ADD, phones_form("7j/7")).content.decode()

    assert "Écrivez ici seulement le numéro" in page
    assert 'value="7j/7"' in page
    assert not Organisation.objects.exists()


@pytest.mark.django_db
def test_a_day_in_the_future_is_refused(empty_cms: None) -> None:
    form = phones_form("115", last_verified="2999-01-01")

    page = signed_in("reviewer").post(ADD, form).content.decode()

    assert "Ce jour est dans le futur" in page
    assert not Organisation.objects.exists()


@pytest.mark.django_db
def test_numbers_that_are_there_already_are_read_or_kept_to_be_corrected(empty_cms: None) -> None:
    organisation = _with_old_phones("+33 (0)5 36 49 01 01", "call me")

    read_what_is_there()

    organisation = Organisation.objects.get(pk=organisation.pk)
    live = [(each.number, each.dialled) for each in organisation.phones.all()]
    draft: Any = organisation.get_latest_revision_as_object()
    drafted = [(each.number, each.dialled) for each in draft.phones.all()]
    assert live == drafted == [("+33 5 36 49 01 01", "+33536490101"), ("call me", "")]
    assert [each.is_whatsapp for each in draft.phones.all()] == [True, True]
    page = signed_in("reviewer").get(f"/snippets/directory/organisation/edit/{organisation.pk}/")
    assert page.content.decode().count("Corrigez ce numéro") == 1


@pytest.mark.django_db
def test_an_older_release_gets_whatsapp_in_the_label_and_numbers_that_fit(empty_cms: None) -> None:
    organisation = _with_old_phones("+33 5 36 49 01 01", "05 36 49 01 01 / 06 39 98 01 12, 7j/7")
    dialled = "+33536490101;ext=1234567"
    shown = "+33 5-36-49-01-01 ext. 1234567 "
    organisation.phones.filter(sort_order=0).update(number=shown, dialled=dialled, label="")
    organisation.phones.update(is_whatsapp=True)

    write_as_before()

    phones = organisation.phones.order_by("sort_order").values_list("number", "label")
    assert list(phones) == [
        ("+33536490101 ext. 1234567", "WhatsApp"),
        ("05 36 49 01 01 / 06 39 98 01 1", "WhatsApp"),
    ]
    draft: Any = organisation.get_latest_revision_as_object()
    assert [each.label for each in draft.phones.all()] == ["WhatsApp", "WhatsApp"]


def _with_old_phones(*numbers: str) -> Any:
    """An organisation as it was before numbers were read."""
    organisation: Any = factories.published_organisation()
    organisation.locations = [OrganisationLocation(place="Pau", country="FR")]
    organisation.phones = [
        OrganisationPhone(number=number, label="WhatsApp", sort_order=place)
        for place, number in enumerate(numbers)
    ]
    organisation.save()
    for phone, number in zip(organisation.phones.order_by("sort_order"), numbers, strict=True):
        OrganisationPhone.objects.filter(pk=phone.pk).update(number=number, dialled="")
    revision = Organisation.objects.get(pk=organisation.pk).save_revision()
    for row in revision.content["phones"]:
        del row["dialled"], row["is_whatsapp"]
    revision.save()
    return organisation
