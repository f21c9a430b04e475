"""Readers see the week of a place and whether it is open now, honestly."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from content_models.help import Status
from content_models.hours import Closure, Hours, Interval, PublicHolidays, Week, read_hours
from content_models.hours.prepared import time_slot
from content_models.places import Location
from content_models.services import Service, ServiceAtLocation
from content_models.vocabularies import Country
from portal.directory.opening_specification import opening_specification
from portal.web import now
from tests import factories
from tests.portal.conftest import Site, graph_of, text_of

MONDAY = "2026-11-30"


def at(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    """Have readers come at a moment in UTC; France is an hour ahead in winter."""
    slot = time_slot(datetime.fromisoformat(moment).replace(tzinfo=UTC))
    monkeypatch.setattr(now, "current_slot", lambda: slot)


def hours_of(text: str, **changes: Any) -> Hours:
    read = read_hours(text, "FR", holiday_region="FR-64").hours
    assert read is not None
    return read.model_copy(update=changes)


def place(hours: Hours | None, name: str = "Pau") -> Location:
    return Location(key=uuid4(), place=name, country=Country.FRANCE, hours=hours)


def published(site: Site, hours: Hours | None, **values: Any) -> str:
    organisation = factories.organisation(locations=(place(hours),), **values)
    site.publish(organisation)
    return f"directory/{organisation.segment}"


OFFICE = hours_of("Lu-Ve 9h-12h / 14h-17h, fermé les jours fériés")


@pytest.mark.parametrize(
    ("hours", "moment", "said"),
    [
        (OFFICE, f"{MONDAY} 09:00", 'Ouvert jusqu’à <bdi dir="ltr">12:00</bdi>.'),
        (OFFICE, f"{MONDAY} 11:00", 'Ouvre\u00a0: aujourd’hui, <bdi dir="ltr">14:00</bdi>.'),
        (OFFICE, f"{MONDAY} 18:00", 'Ouvre\u00a0: demain, <bdi dir="ltr">9:00</bdi>.'),
        (OFFICE, "2026-12-05 09:00", 'Ouvre\u00a0: lundi, <bdi dir="ltr">9:00</bdi>.'),
        (OFFICE, "2026-12-25 09:00", "Fermé aujourd’hui\u00a0: jour férié."),
        (hours_of("sur rendez-vous"), f"{MONDAY} 09:00", "Sur rendez-vous."),
        (hours_of("24/7"), f"{MONDAY} 03:00", "Ouvert."),
        (
            OFFICE.model_copy(update={"public_holidays": PublicHolidays.NOT_KNOWN}),
            "2026-12-25 09:00",
            "Renseignez-vous avant de venir.",
        ),
        (
            OFFICE.model_copy(
                update={"closures": (Closure(first=date(2026, 11, 1), last=date(2026, 12, 6)),)}
            ),
            f"{MONDAY} 09:00",
            "Fermé jusqu’au 6 décembre 2026\u00a0: congés.",
        ),
        (
            OFFICE.model_copy(update={"closures": (Closure(first=date(2026, 11, 1)),)}),
            f"{MONDAY} 09:00",
            "Fermé jusqu’à nouvel ordre.",
        ),
        (OFFICE.model_copy(update={"doubtful": True}), f"{MONDAY} 09:00", "ne sont pas sûrs"),
    ],
)
def test_a_page_says_what_is_now(
    site: Site, monkeypatch: pytest.MonkeyPatch, hours: Hours, moment: str, said: str
) -> None:
    address = published(site, hours)
    at(monkeypatch, moment)
    client = site.client()

    assert said in text_of(client.get(f"/fr/{address}"))
    assert said in text_of(client.get("/fr/directory"))


def test_the_week_stands_in_lines(site: Site) -> None:
    address = published(site, OFFICE)

    page = text_of(site.client().get(f"/fr/{address}"))

    assert "<dt>Lundi à vendredi</dt>" in page
    assert '<bdi dir="ltr">9:00–12:00</bdi>, <bdi dir="ltr">14:00–17:00</bdi>' in page
    assert "<dt>Samedi, dimanche</dt><dd>fermé</dd>" in page
    assert "<dt>Jours fériés</dt><dd>fermé</dd>" in page


@pytest.mark.parametrize("language", ["en", "de", "el", "ar"])
def test_hours_are_told_in_every_language_with_times_from_left_to_right(
    site: Site, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    address = published(site, OFFICE)
    at(monkeypatch, f"{MONDAY} 11:00")
    client = site.client()
    french = text_of(client.get(f"/fr/{address}"))

    page = text_of(client.get(f"/{language}/{address}", follow_redirects=True))

    assert 'dir="ltr">14:00</bdi>' in page
    assert 'dir="ltr">9:00–12:00</bdi>' in page
    assert "Ouvre" in french
    assert "Ouvre" not in page
    assert ("Opens: " in page) == (language == "en")


def test_days_are_parted_as_the_language_does(site: Site) -> None:
    page = text_of(site.client().get(f"/ar/{published(site, OFFICE)}", follow_redirects=True))

    assert "<dt>السبت، الأحد</dt>" in page


def test_who_is_closed_for_good_is_never_open(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    address = published(site, OFFICE, status=Status.CLOSED)
    at(monkeypatch, f"{MONDAY} 09:00")
    client = site.client()

    assert "Ouvert jusqu’à" not in text_of(client.get(f"/fr/{address}"))
    assert "Ouvert jusqu’à" not in text_of(client.get("/fr/directory"))


def test_a_card_tells_the_place_that_helps_most(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = (place(hours_of("samedi 9h-12h")), place(OFFICE, "Nay"))
    site.publish(factories.organisation(locations=places))
    at(monkeypatch, f"{MONDAY} 09:00")

    page = text_of(site.client().get("/fr/directory"))

    assert "<bdi>Nay</bdi> – Ouvert jusqu’à" in page


def test_a_service_has_hours_of_its_own(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    where = place(None)
    evenings = hours_of("lundi 18h-20h")
    course = Service(
        key=uuid4(),
        name="Cours du soir",
        at=(ServiceAtLocation(location=where.key or uuid4(), hours=evenings),),
    )
    organisation = factories.organisation(locations=(where,), services=(course,))
    site.publish(organisation)
    at(monkeypatch, f"{MONDAY} 18:00")

    page = text_of(site.client().get(f"/fr/directory/{organisation.segment}"))

    assert 'Ouvert jusqu’à <bdi dir="ltr">20:00</bdi>' in page
    assert "<dt>Horaires d’ouverture</dt>" in page


def asked(client: FlaskClient, address: str, etag: str) -> int:
    return client.get(address, headers={"If-None-Match": etag}).status_code


def test_a_page_that_says_now_is_kept_for_a_slot_and_others_keep_their_304(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/fr/{published(site, OFFICE)}"
    study = factories.case_study()
    site.publish(study)
    client, other = site.client(), f"/fr/case-studies/{study.segment}"
    at(monkeypatch, f"{MONDAY} 10:45")
    etag, etag_of_other = (client.get(each).headers["ETag"] for each in (address, other))
    at(monkeypatch, f"{MONDAY} 10:59")
    within = asked(client, address, etag)

    at(monkeypatch, f"{MONDAY} 11:00")
    after = client.get(address, headers={"If-None-Match": etag})

    assert within == 304
    assert after.status_code == 200
    assert "Ouvre\u00a0: aujourd’hui" in text_of(after)
    assert asked(client, address, after.headers["ETag"]) == 304
    assert asked(client, other, etag_of_other) == 304


def test_a_page_without_hours_is_kept_for_a_slot_too_since_its_check_grows_old(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/fr/{published(site, None)}"
    client = site.client()
    at(monkeypatch, f"{MONDAY} 10:45")
    etag = client.get(address).headers["ETag"]

    at(monkeypatch, f"{MONDAY} 10:59")
    within = asked(client, address, etag)
    at(monkeypatch, f"{MONDAY} 11:00")

    assert within == 304
    assert asked(client, address, etag) == 200


def test_machines_read_the_week(site: Site) -> None:
    address = published(site, OFFICE)

    described, _breadcrumbs = graph_of(text_of(site.client().get(f"/fr/{address}")))

    morning, afternoon, holidays = described["location"][0]["openingHoursSpecification"]
    assert morning["dayOfWeek"][0] == "https://schema.org/Monday"
    assert len(morning["dayOfWeek"]) == 5
    assert (morning["opens"], morning["closes"]) == ("09:00", "12:00")
    assert (afternoon["opens"], afternoon["closes"]) == ("14:00", "17:00")
    assert holidays["dayOfWeek"] == "https://schema.org/PublicHolidays"
    assert (holidays["opens"], holidays["closes"]) == ("00:00", "00:00")


def test_machines_are_told_nothing_of_appointments_and_doubts() -> None:
    on = date(2026, 11, 30)
    monday = Week(monday=(Interval(opens=540, closes=720, by_appointment=True),))

    assert opening_specification(OFFICE.model_copy(update={"doubtful": True}), on) == []
    assert opening_specification(hours_of("sur rendez-vous"), on) == []
    assert opening_specification(Hours(timezone="UTC", holiday_region="FR", week=monday), on) == []
