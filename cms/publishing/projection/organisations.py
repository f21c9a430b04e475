"""Organisations as documents."""

from collections.abc import Iterator
from functools import partial
from typing import Any
from uuid import UUID

from cms.directory.models import Organisation as OrganisationModel
from cms.publishing.projection.loading import IS_PUBLISHED, Loaded, slug_of
from cms.publishing.projection.rich_text import to_fragment, to_plain_text
from cms.publishing.projection.versions import Originals
from content_models.blocks import RichText
from content_models.kinds.organisation import Organisation
from content_models.places import Coordinates, Location, Phone
from content_models.vocabularies import Audience, Country

SUMMARY_LENGTH = 300


def all_keys() -> set[UUID]:
    """The keys of all organisations, published or not."""
    return set(OrganisationModel.objects.values_list("translation_key", flat=True))


def load(keys: list[UUID]) -> Iterator[Loaded]:
    """The published versions of some organisations."""
    originals = Originals(OrganisationModel, keys)
    published = (
        OrganisationModel.objects.filter(IS_PUBLISHED, translation_key__in=keys)
        .select_related("locale")
        .prefetch_related("themes", "locations", "phones")
    )
    for organisation in published:
        yield Loaded(organisation.translation_key, partial(_document, organisation, originals))


def document_of(organisation: Any) -> Organisation:
    """An organisation as it stands in memory, saved or not."""
    keys = [organisation.translation_key]
    return _document(organisation, Originals(OrganisationModel, keys))


def _document(organisation: Any, originals: Originals) -> Organisation:
    key, locale = organisation.translation_key, organisation.locale.language_code
    published_at = organisation.last_published_at
    html = to_fragment(organisation.description)
    return Organisation(
        key=key,
        locale=locale,
        slug=slug_of(organisation.name),
        title=organisation.name,
        summary=_shortened(to_plain_text(html)),
        body=(RichText(html=html),) if html else (),
        themes=tuple(sorted({theme.key for theme in organisation.themes.all()})),
        published_at=organisation.first_published_at,
        updated_at=published_at,
        translation=originals.translation(organisation),
        alternative_names=organisation.alternative_name_list,
        audiences=tuple(Audience(code) for code in organisation.audiences),
        spoken_languages=tuple(organisation.spoken_languages),
        locations=tuple(_location(each) for each in organisation.locations.all()),
        phones=tuple(
            Phone(number=each.number, label=each.label) for each in organisation.phones.all()
        ),
        email=organisation.email,
        website=organisation.website,
        last_verified=organisation.last_verified,
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
