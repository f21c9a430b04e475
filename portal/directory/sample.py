"""Makes an organisation for the style guide, with every field."""

from datetime import date
from typing import Any
from uuid import UUID

from content_models.blocks import Image
from content_models.help import Delivery, Fee, WayToCome
from content_models.hours import Hours, Interval, PublicHolidays, Week
from content_models.places import Coordinates, Location, Phone
from content_models.services import CostOption, Service
from content_models.vocabularies import Audience, Country
from portal.reading.samples import Texts

MORNING, AFTERNOON = Interval(opens=540, closes=720), Interval(opens=840, closes=1020)
HOURS = Hours(
    timezone="Europe/Paris",
    holiday_region="FR-64",
    week=Week(monday=(MORNING, AFTERNOON), tuesday=(MORNING, AFTERNOON), saturday=(MORNING,)),
    public_holidays=PublicHolidays.CLOSED,
    also_by_appointment=True,
)


def sample(texts: Texts, _image: Image) -> dict[str, Any]:
    """Return the fields of an organisation in the style guide.

    Its telephone numbers are from the range for fiction.
    """
    return {
        "title": texts.name,
        "audiences": (Audience.REFUGEES, Audience.WOMEN),
        "spoken_languages": ("fr", "ar", "fa-AF", "ti"),
        "locations": (
            Location(
                name=texts.name,
                address="5 rue du Modèle",
                postcode="64000",
                place="Pau",
                region="Béarn",
                country=Country.FRANCE,
                coordinates=Coordinates(latitude=43.2951, longitude=-0.3708),
                hours=HOURS,
            ),
        ),
        "phones": (
            Phone(number="+33 5 36 49 01 01", dialled="+33536490101", label=texts.words[0]),
            Phone(number="+33 6 39 98 01 12", dialled="+33639980112", is_whatsapp=True),
        ),
        "services": (
            Service(
                key=UUID(int=1),
                name=texts.words[0],
                description=texts.summary,
                ways=(WayToCome.WALK_IN, WayToCome.PHONE),
                delivery=(Delivery.ON_SITE,),
                fee=Fee.PAID,
                costs=(
                    CostOption(key=UUID(int=2), amount=10, currency="EUR", note=texts.words[0]),
                ),
                minimum_age=16,
                documents=(texts.words[0],),
                weeks=3,
            ),
        ),
        "email": "bonjour@accueil.example",
        "website": "https://accueil.example/",
        "last_verified": date(2026, 3, 1),
    }
