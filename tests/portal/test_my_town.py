"""A device remembers a town only if its reader says so, and tells it at one address alone."""

from http.cookies import SimpleCookie

import pytest
from flask.testing import FlaskClient

from tests import factories
from tests.portal.conftest import Site, text_of
from tests.portals import open_portal

CHOICE = "/my-town/fr/choice"
PAU = "insee:64445"


@pytest.fixture
def device(site: Site) -> FlaskClient:
    """A browser that keeps cookies."""
    return open_portal(site.settings).test_client()


def test_a_town_is_remembered_on_wish_and_leads_to_what_is_near(device: FlaskClient) -> None:
    offered = text_of(device.get(f"{CHOICE}?near={PAU}"))
    kept = device.post(CHOICE, data={"near": PAU})

    led = device.get("/my-town/ar")

    assert "Retenir" in offered
    assert "<span>Retenir" in offered  # one box in the button: a name beside it would stand apart
    assert kept.status_code == led.status_code == 303
    assert led.location == "/ar/directory?near=insee%3A64445"
    assert "no-store" in led.headers["Cache-Control"]


def test_the_cookie_says_only_the_town_and_goes_to_its_own_address_alone(site: Site) -> None:
    reader = site.with_settings(base_url="https://insert.example").client()

    answer = reader.post(CHOICE, data={"near": PAU}, base_url="https://insert.example")

    [cookie] = SimpleCookie(answer.headers["Set-Cookie"]).values()
    assert (cookie.key, cookie.value) == ("town", PAU)
    assert (cookie["path"], cookie["samesite"]) == ("/my-town", "Lax")
    assert cookie["httponly"]
    assert cookie["secure"]
    assert int(cookie["max-age"]) == 180 * 24 * 3600


def test_nothing_is_set_before_somebody_wishes_it(device: FlaskClient) -> None:
    for path in ("/my-town/fr", f"{CHOICE}?near={PAU}", f"/fr/directory?near={PAU}"):
        assert "Set-Cookie" not in device.get(path).headers


def test_it_can_be_forgotten(device: FlaskClient) -> None:
    device.post(CHOICE, data={"near": PAU})
    remembered = text_of(device.get(CHOICE))

    device.post(CHOICE, data={"near": ""})

    assert "Pau" in remembered
    assert "Oublier ma commune" in remembered
    assert device.get("/my-town/fr").status_code == 200
    assert "Pau" not in text_of(device.get("/my-town/fr"))


@pytest.mark.parametrize("typed", ["x", "insee:00000", "insee:" + "9" * 5000, "../", "\r\nA: b"])
def test_what_is_no_town_is_not_remembered(device: FlaskClient, typed: str) -> None:
    device.post(CHOICE, data={"near": typed})
    device.set_cookie("town", "nonsense", path="/my-town")

    assert device.get("/my-town/fr").status_code == 200


def test_another_site_cannot_choose_it(device: FlaskClient) -> None:
    answer = device.post(CHOICE, data={"near": PAU}, headers={"Sec-Fetch-Site": "cross-site"})

    assert "Set-Cookie" not in answer.headers


def test_pages_of_everybody_are_kept_as_before_for_who_has_a_town(
    site: Site, device: FlaskClient
) -> None:
    site.publish(factories.organisation())
    first = device.get("/fr/directory")
    device.post(CHOICE, data={"near": PAU})

    again = device.get("/fr/directory", headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304


def test_a_town_that_is_listed_can_be_remembered_and_a_position_cannot(
    device: FlaskClient,
) -> None:
    town = text_of(device.get("/fr/directory?near=Pau"))
    position = text_of(device.get("/fr/directory?lat=43.3&lon=-0.37"))

    assert f"{CHOICE}?near=insee%3A64445" in town
    assert CHOICE not in position
    assert "/my-town/fr" in position
