"""Describes an organisation of the directory as schema.org does."""

from content_models.places import Coordinates, Location
from content_models.services import CostOption, Service
from portal.directory.models import OrganisationPage
from portal.reading import addresses
from portal.reading.structured_data.breadcrumbs import DIRECTORY, breadcrumbs
from portal.reading.structured_data.nodes import Node, node
from portal.reading.structured_data.works import page_of, website_of
from portal.reading.wording import Wording


def organisation(page: OrganisationPage, words: Wording, base_url: str) -> tuple[Node, ...]:
    """Describe the page of an organisation (``NGO``)."""
    document = page.item.document
    verified = document.last_verified
    places = document.locations
    address = base_url + page.item.canonical
    described = node(
        "NGO",
        name=document.title,
        alternateName=document.alternative_names,
        description=document.summary,
        url=website_of(document.website),
        email=document.email,
        telephone=[phone.dialled or phone.number for phone in document.phones],
        knowsLanguage=document.all_languages,
        areaServed=tuple(dict.fromkeys(place.region or place.place for place in places)),
        address=[_postal_address(place) for place in places],
        location=[_place(place) for place in places if place.coordinates],
        makesOffer=[_offer(service, address) for service in document.services],
        mainEntityOfPage=page_of(
            page.item, base_url, lastReviewed=verified.isoformat() if verified else None
        ),
    )
    directory = (words.translate(DIRECTORY), addresses.directory(words.code))
    return described, breadcrumbs(words, base_url, document.title, directory)


def _offer(service: Service, address: str) -> Node:
    """Describe a service with its prices, at its part of the page."""
    return node(
        "Offer",
        itemOffered=node(
            "Service",
            name=service.name,
            description=service.description,
            url=f"{address}#{service.anchor}",
        ),
        priceSpecification=[_price(cost) for cost in service.costs if cost.amount],
    )


def _price(cost: CostOption) -> Node:
    return node(
        "PriceSpecification",
        price=cost.amount,
        priceCurrency=cost.currency,
        description=cost.note,
    )


def _postal_address(place: Location) -> Node:
    return node(
        "PostalAddress",
        streetAddress=place.address,
        postalCode=place.postcode,
        addressLocality=place.place,
        addressRegion=place.region,
        addressCountry=place.country,
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
