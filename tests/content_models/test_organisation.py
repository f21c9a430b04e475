"""What an organisation says of its services and places."""

from uuid import uuid4

import pytest
from pydantic import ValidationError

from content_models.help import Fee, WayToCome
from content_models.places import Location, Phone
from content_models.services import CostOption, Service, ServiceAtLocation
from content_models.vocabularies import Audience
from tests import factories

PAU = Location(key=uuid4(), place="Pau", country="FR")
IRUN = Location(key=uuid4(), place="Irun", country="ES", left_in="fr")


def service(**values: object) -> Service:
    return Service(**({"key": uuid4(), "name": "Cours"} | values))


def test_a_service_without_chosen_places_is_at_all_of_them() -> None:
    anywhere = service()
    there = service(at=(ServiceAtLocation(location=PAU.key),))
    organisation = factories.organisation(locations=(PAU, IRUN), services=(anywhere, there))

    assert organisation.locations_of(anywhere) == (PAU, IRUN)
    assert organisation.locations_of(there) == (PAU,)
    assert organisation.countries == ("FR", "ES")


def test_what_its_services_say_is_said_of_an_organisation() -> None:
    organisation = factories.organisation(
        services=(
            service(audiences=(Audience.WOMEN,), languages=("uk", "fr"), fee=Fee.PAID),
            service(ways=(WayToCome.PHONE, WayToCome.WALK_IN), fee=Fee.FREE),
        )
    )

    assert organisation.all_audiences == (Audience.ASYLUM_SEEKERS, Audience.WOMEN)
    assert organisation.all_languages == ("fr", "ar", "uk")
    assert organisation.ways == (WayToCome.WALK_IN, WayToCome.PHONE)
    assert organisation.fees == (Fee.FREE, Fee.PAID)


def test_a_phone_belongs_to_a_service_or_to_the_whole() -> None:
    course = service()
    whole, own = Phone(number="115"), Phone(number="116", of=course.key)
    organisation = factories.organisation(services=(course,), phones=(whole, own))

    assert organisation.phones_of(None) == (whole,)
    assert organisation.phones_of(course.key) == (own,)


def test_untranslated_words_are_in_the_language_of_the_original() -> None:
    organisation = factories.organisation(locale="en", locations=(PAU, IRUN))

    assert organisation.locale_of("locations", 0) == "en"
    assert organisation.locale_of("locations", 1) == "fr"


@pytest.mark.parametrize("country", ["XX", "EU", "fr", "FRA"])
def test_what_is_no_country_is_refused(country: str) -> None:
    with pytest.raises(ValidationError):
        Location(place="?", country=country)


def test_a_price_is_never_below_nothing() -> None:
    with pytest.raises(ValidationError):
        CostOption(key=uuid4(), currency="EUR", amount=-1)
