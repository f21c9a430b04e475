"""Describes an organisation of the directory as schema.org does."""

from content_models.places import Coordinates, Location
from portal.directory.models import OrganisationPage
from portal.reading import addresses
from portal.reading.markup import host_of
from portal.reading.structured_data.breadcrumbs import DIRECTORY, HOME, breadcrumbs
from portal.reading.structured_data.nodes import Node, node
from portal.reading.wording import Wording


def organisation(page: OrganisationPage, words: Wording, base_url: str) -> tuple[Node, ...]:
    """Describe the page of an organisation (``NGO``)."""
    document = page.item.document
    address = base_url + page.item.canonical
    verified = document.last_verified
    # The dates are of the page: an organisation has none of its own in schema.org.
    about_page = node(
        "WebPage",
        url=address,
        inLanguage=document.locale,
        datePublished=document.published_at.isoformat(timespec="seconds"),
        dateModified=document.updated_at.isoformat(timespec="seconds"),
        lastReviewed=verified.isoformat() if verified else None,
    )
    places = document.locations
    described = node(
        "NGO",
        name=document.title,
        alternateName=document.alternative_names,
        description=document.summary,
        url=document.website if host_of(document.website) else "",
        email=document.email,
        telephone=[phone.number for phone in document.phones],
        knowsLanguage=document.spoken_languages,
        areaServed=tuple(dict.fromkeys(place.region or place.place for place in places)),
        address=[_postal_address(place) for place in places],
        location=[_place(place) for place in places if place.coordinates],
        mainEntityOfPage=about_page,
    )
    trail = (
        (words.translate(HOME), base_url + addresses.home(words.code)),
        (words.translate(DIRECTORY), base_url + addresses.directory(words.code)),
    )
    return described, breadcrumbs(trail, document.title)


def _postal_address(place: Location) -> Node:
    return node(
        "PostalAddress",
        streetAddress=place.address,
        postalCode=place.postcode,
        addressLocality=place.place,
        addressRegion=place.region,
        addressCountry=place.country.value,
    )


def _place(place: Location) -> Node:
    """Describe a point on the map.

    The address stands beside, at the organisation itself.
    """
    point = place.coordinates
    return node(
        "Place",
        name=place.name or place.place,
        geo=_coordinates(point) if point else None,
    )


def _coordinates(point: Coordinates) -> Node:
    # Greenwich is at zero, and says so.
    return {"@type": "GeoCoordinates", "latitude": point.latitude, "longitude": point.longitude}
