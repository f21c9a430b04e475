"""The form of an organisation asks for opening hours, and cannot be got wrong."""

from typing import Any

import pytest
from wagtail.test.utils.form_data import inline_formset

from cms.directory.hours import hours_in
from cms.directory.models import Organisation
from content_models.hours import Hours
from tests.cms.directory.test_services_in_the_form import ADD, EDIT, form, service
from tests.cms.signing_in import signed_in

pytestmark = pytest.mark.django_db

BLANK = {
    "monday": "",
    "appointments": "",
    "public_holidays": "not-known",
    "school_holidays": "as-usual",
}
OFFICE = [{"opens": 540, "closes": 720}, {"opens": 840, "closes": 1020}]


def place(hours: dict[str, str], **values: str) -> dict[str, str]:
    """Return a place as its row is sent."""
    sent = {f"hours-{name}": text for name, text in (BLANK | hours).items()}
    return {"place": "Strasbourg", "postcode": "67000", "country": "FR"} | sent | values


def sent(hours: dict[str, str], **values: Any) -> dict[str, Any]:
    places = inline_formset([place(hours)], min=1)
    return form(**({"locations": places} | values))


def stored() -> Any:
    organisation: Any = Organisation.objects.get()
    return organisation.locations.get().hours


def test_times_are_read_as_people_write_them(empty_cms: None) -> None:
    hours = {"monday": "9h-12h / 14h-17h", "friday": "fermé", "public_holidays": "closed"}

    answer = signed_in("reviewer").post(ADD, sent(hours))

    assert answer.status_code == 302
    assert stored() == {
        "timezone": "Europe/Paris",
        "holiday_region": "FR-67",
        "week": {"monday": OFFICE},
        "public_holidays": "closed",
    }


def test_what_is_read_is_shown_back_in_the_standard_form(empty_cms: None) -> None:
    client = signed_in("reviewer")
    client.post(ADD, sent({"monday": "9h-12h / 14h-17h"}))

    page = client.get(f"{EDIT}{Organisation.objects.get().pk}/").content.decode()

    assert 'value="09:00–12:00, 14:00–17:00"' in page
    assert 'value="fermé"' in page


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ({"monday": "9-5"}, "09:00–12:00, 14:00–17:00"),
        ({"monday": "9h-12h, 11h-14h"}, "09:00–12:00, 14:00–17:00"),
        ({"public_holidays": "own-hours"}, "Dites quand"),
        ({"closures-0-first": "2026-12-24", "closures-0-last": "2026-12-01"}, "avant de commencer"),
        ({"closures-0-last": "2026-12-01", "closures-0-first": ""}, "à partir de quel jour"),
        ({"seasons-0-first_day": "31", "seasons-0-first_month": "2"}, "de quel jour"),
        ({"special-0-day": "2026-12-24"}, "Dites quand"),
        ({"appointments": "also"}, "horaires de la semaine"),
        ({"pasted": "Lu-Ve 9h-12h, entrée par la cour"}, "«entrée par la cour»"),
        ({"monday": "9h-12h", "timezone": "Europe/Pau"}, "fuseau horaire"),
    ],
)
def test_the_form_says_at_the_field_what_is_wrong(
    empty_cms: None, hours: dict[str, str], said: str
) -> None:
    page = signed_in("reviewer").post(ADD, sent(hours))

    assert page.status_code == 200
    assert said in page.content.decode()
    assert not Organisation.objects.exists()


def test_a_pasted_text_fills_the_form(empty_cms: None) -> None:
    client = signed_in("reviewer")

    client.post(
        ADD, sent({"pasted": "Lu 9h-12h / 14h-17h ; fermé en août ; fermé les jours fériés"})
    )

    assert stored()["week"] == {"monday": OFFICE}
    assert stored()["public_holidays"] == "closed"
    page = client.get(f"{EDIT}{Organisation.objects.get().pk}/").content.decode()
    assert 'value="09:00–12:00, 14:00–17:00"' in page
    assert '-08-31"' in page
    assert "Lu 9h-12h / 14h-17h ;" not in page


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [("Lu 9h-12h / 14h-17h", "also_by_appointment"), ("sur rendez-vous", "by_appointment")],
)
def test_a_pasted_text_that_tells_no_appointments_leaves_the_choice_beside_it(
    empty_cms: None, pasted: str, kept: str
) -> None:
    signed_in("reviewer").post(ADD, sent({"pasted": pasted, "appointments": "also"}))

    assert {name for name in stored() if "by_appointment" in name} == {kept}


def test_rare_fields_of_a_place_open_at_a_click_and_where_something_is_refused(
    empty_cms: None,
) -> None:
    client = signed_in("reviewer")

    new = client.get(ADD).content.decode()
    refused = client.post(ADD, sent({}, locations=inline_formset([place({}, place="")], min=1)))

    assert '<details class="folded">' in new
    assert '<details class="folded" open>' in refused.content.decode()


def test_everything_that_hours_can_be_comes_back_from_the_form_unchanged(empty_cms: None) -> None:
    client = signed_in("reviewer")
    hours = {
        "monday": "22:00–02:00",
        "tuesday": "9:00-12:00, 14:00-17:00 sur rendez-vous",
        "appointments": "also",
        "public_holidays": "own-hours",
        "public_holiday_times": "10h-12h",
        "school_holidays": "closed",
        "seasons-0-first_day": "1",
        "seasons-0-first_month": "7",
        "seasons-0-last_day": "31",
        "seasons-0-last_month": "8",
        "seasons-0-monday": "9h-11h",
        "closures-0-first": "2026-08-01",
        "closures-0-last": "2026-08-15",
        "closures-0-every_year": "on",
        "closures-0-reason": "staff",
        "closures-1-first": "2027-03-01",
        "closures-1-last": "",
        "closures-1-reason": "works",
        "special-0-day": "2026-12-24",
        "special-0-times_of_day": "9h-12h",
        "note": "Sonnez deux fois.",
        "holiday_region": "FR-57",
    }
    client.post(ADD, sent(hours))
    first = stored()
    organisation: Any = Organisation.objects.get()
    row = organisation.locations.get()
    address = f"{EDIT}{organisation.pk}/"

    shown = client.get(address).context["form"].formsets["locations"].forms[0]
    again = shown["hours"].field.widget._form("hours", row.hours)
    names = {each.html_name.removeprefix("hours-"): each for each in again}
    for inner in again.rows:
        names |= {each.html_name.removeprefix("hours-"): each for each in inner}
    texts = {name: each.value() for name, each in names.items()}
    back = {name: str(value) for name, value in texts.items() if value not in (None, False)}
    own = place(back, id=str(row.pk), key=str(row.key))
    client.post(address, form(locations=inline_formset([own], initial=1, min=1)))

    assert first["yearly_closures"] == [
        {
            "first": {"month": 8, "day": 1},
            "last": {"month": 8, "day": 15},
            "reason": "staff",
        }
    ]
    assert Hours.model_validate(stored()) == Hours.model_validate(first)
    assert stored() == first


def test_a_draft_keeps_what_cannot_be_read_yet_and_readers_see_none_of_it(empty_cms: None) -> None:
    client = signed_in("reviewer")
    draft = {name: text for name, text in sent({"monday": "9-5"}).items() if "publish" not in name}

    client.post(ADD, draft)

    organisation: Any = Organisation.objects.get()
    address = f"{EDIT}{organisation.pk}/"
    page = client.get(address).content.decode()
    latest = organisation.get_latest_revision_as_object()
    assert 'value="9-5"' in page
    assert hours_in(latest.locations.get().hours) is None


def test_hours_of_a_service_are_told_by_the_clocks_of_its_place(empty_cms: None) -> None:
    client = signed_in("reviewer")
    key = "0b6f3b3e-8f51-4a53-9c3b-0d1f1e6f7a11"
    graz = place({}, key=key, place="Graz", postcode="8010", country="AT")
    at = {"location": key} | {f"hours-{name}": text for name, text in BLANK.items()}
    at |= {"hours-monday": "9 bis 12 Uhr"}

    answer = client.post(
        ADD,
        form(
            locations=inline_formset([graz], min=1),
            services=inline_formset([service(places=inline_formset([at]))]),
        ),
    )

    assert answer.status_code == 302
    organisation: Any = Organisation.objects.get()
    assert organisation.services.get().places.get().hours == {
        "timezone": "Europe/Vienna",
        "holiday_region": "AT",
        "week": {"monday": [{"opens": 540, "closes": 720}]},
    }


def test_a_form_opened_before_it_asked_for_hours_leaves_them_as_they_are(empty_cms: None) -> None:
    client = signed_in("reviewer")
    client.post(ADD, sent({"monday": "9h-12h"}))
    before = stored()
    organisation: Any = Organisation.objects.get()
    row = organisation.locations.get()
    own = {"id": str(row.pk), "key": str(row.key), "place": "Pau", "country": "FR"}

    client.post(
        f"{EDIT}{organisation.pk}/", form(locations=inline_formset([own], initial=1, min=1))
    )

    assert stored() == before
