"""Projects organisations to documents."""

from typing import Any

from cms.ground.projection.rich_text import to_fragment, to_plain_text
from cms.ground.projection.versions import shared_fields
from cms.taxonomy.projection import theme_keys
from content_models.blocks import RichText
from content_models.documents import Translation
from content_models.kinds.organisation import Organisation
from content_models.places import Coordinates, Location, Phone
from content_models.vocabularies import Audience, Country

SUMMARY_LENGTH = 300


def document_of(organisation: Any, translation: Translation) -> Organisation:
    """Return the document of an organisation as it stands in memory, saved or not."""
    html = to_fragment(organisation.description)
    return Organisation(
        **shared_fields(organisation, translation),
        summary=_shortened(to_plain_text(html)),
        body=(RichText(html=html),) if html else (),
        themes=theme_keys(organisation),
        alternative_names=organisation.alternative_name_list,
        audiences=tuple(Audience(code) for code in organisation.audiences),
        spoken_languages=tuple(organisation.spoken_languages),
        locations=tuple(_location(each) for each in organisation.locations.all()),
        phones=tuple(_phone(each) for each in organisation.phones.all()),
        email=organisation.email,
        website=organisation.website,
        last_verified=organisation.last_verified,
    )


def _phone(row: Any) -> Phone:
    return Phone(
        number=row.number, dialled=row.dialled, label=row.label, is_whatsapp=row.is_whatsapp
    )


def _location(row: Any) -> Location:
    has_point = row.latitude is not None and row.longitude is not None
    return Location(
        name=row.name,
        address=row.address,
        postcode=row.postcode,
        place=row.place,
        region=row.region,
        country=Country(row.country),
        coordinates=Coordinates(latitude=float(row.latitude), longitude=float(row.longitude))
        if has_point
        else None,
    )


def _shortened(text: str) -> str:
    if len(text) <= SUMMARY_LENGTH:
        return text
    return text[:SUMMARY_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
