"""Organisations with everything that the directory can hold."""

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from content_models.help import (
    Accessibility,
    Delivery,
    Fee,
    IdentifierScheme,
    Precision,
    Status,
    WayToCome,
)
from content_models.hours.weekly import (
    Closure,
    Hours,
    Interval,
    PublicHolidays,
    SpecialDay,
    Week,
    Weekday,
)
from content_models.kinds.organisation import Organisation
from content_models.kinds.term import Term
from content_models.places import Coordinates, Location, Phone
from content_models.services import (
    Contact,
    CostOption,
    Identifier,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Source,
)
from content_models.vocabularies import Audience, LegalForm
from tests.factories import organisation, term

SPACE = UUID("5a3f1e00-0000-4000-8000-000000000000")
MORNING = (Interval(opens=540, closes=720),)
HOURS = Hours(
    timezone="Europe/Paris",
    holiday_region="FR-64",
    public_holidays=PublicHolidays.CLOSED,
    week=Week.of({Weekday.MONDAY: MORNING, Weekday.THURSDAY: MORNING}),
    closures=(Closure(first=date(2026, 12, 24), last=date(2027, 1, 3)),),
    special_days=(SpecialDay(day=date(2026, 12, 5), intervals=MORNING),),
)


def key(name: str) -> UUID:
    """A key that a test can name."""
    return uuid5(SPACE, name)


def theme(name: str) -> Term:
    """A theme."""
    return term(key=key(name), slug=name, title=name.capitalize(), locale="fr")


def whole(name: str = "gave", **values: Any) -> Organisation:
    """An organisation with two services at one of two places."""
    place, other, course, advice = (
        key(f"{name} {part}") for part in ("place", "other", "course", "advice")
    )
    fields: dict[str, Any] = {
        "key": key(name),
        "title": f"Accueil {name}",
        "alternative_names": ("Accueil", "Maison"),
        "themes": (key("papiers"),),
        "locations": (
            Location(
                key=place,
                name="Maison",
                address="3 rue de l’Exemple",
                postcode="64000",
                place="Pau",
                region="Béarn",
                country="FR",
                coordinates=Coordinates(latitude=43.2951, longitude=-0.3708),
                precision=Precision.EXACT,
                accessibility=(Accessibility.WHEELCHAIR,),
                accessibility_notes="Sonnez.",
                hours=HOURS,
            ),
            Location(key=other, place="Hull", country="GB", postcode="HU1 1AA"),
        ),
        "phones": (
            Phone(number="+33 5 36 49 01 01", dialled="+33536490101"),
            Phone(number="+33 5 36 49 01 02", dialled="+33536490102;ext=12", of=place),
            Phone(number="115", dialled="115", label="La nuit", of=course),
        ),
        "contacts": (Contact(key=key(f"{name} contact"), name="Amina", role="Accueil"),),
        "services": (
            Service(
                key=course,
                name="Cours de français",
                description="=HYPERLINK(1) deux fois par semaine.",
                themes=(key("francais"),),
                status=Status.ACTIVE,
                audiences=(Audience.REFUGEES, Audience.WOMEN),
                eligibility="Habiter à Pau",
                minimum_age=16,
                maximum_age=99,
                ways=(WayToCome.APPOINTMENT, WayToCome.PHONE, WayToCome.REFERRAL),
                delivery=(Delivery.ON_SITE, Delivery.ONLINE),
                languages=("fr", "fa-AF"),
                fee=Fee.PAID,
                costs=(
                    CostOption(key=key(f"{name} cost"), amount=10, currency="EUR", note="par mois"),
                ),
                documents=("Une pièce d’identité",),
                weeks=12,
                hours_per_week=4,
                email="cours@gave.example",
                website="https://gave.example/cours",
                at=(ServiceAtLocation(location=place, hours=HOURS),),
                areas=(
                    ServiceArea(
                        key=key(f"{name} area"),
                        name="Pyrénées-Atlantiques",
                        code="64",
                        country="FR",
                    ),
                ),
            ),
            Service(key=advice, name="Conseil", status=Status.TEMPORARILY_CLOSED),
        ),
        "identifiers": (
            Identifier(scheme=IdentifierScheme.FR_SIRET, number="130 030 133 00016"),
            Identifier(scheme=IdentifierScheme.FR_RNA, number="W641000000"),
        ),
        "legal_form": LegalForm.FR_ASSOCIATION,
        "year_founded": 1999,
        "status": Status.ACTIVE,
        "source": Source(name="Ville de Pau", licence="Licence Ouverte 2.0"),
        "last_verified": date(2026, 5, 1),
    }
    return organisation(**(fields | values))
