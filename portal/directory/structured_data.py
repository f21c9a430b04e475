"""Describes an organisation of the directory as schema.org does."""

from content_models.checks import Checker
from content_models.kinds.organisation import Organisation
from content_models.places import Coordinates, Location, Phone
from content_models.services import CostOption, Identifier, Service
from content_models.vocabularies import AUDIENCE_LABELS
from portal.directory.models import OrganisationPage
from portal.directory.opening_specification import opening_specification
from portal.reading import addresses
from portal.reading.structured_data.breadcrumbs import DIRECTORY, breadcrumbs
from portal.reading.structured_data.nodes import Node, Value, node
from portal.reading.structured_data.works import page_of, website_of
from portal.reading.wording import Wording
from portal.web.now import now


def organisation(page: OrganisationPage, words: Wording, base_url: str) -> tuple[Node, ...]:
    """Describe the page of an organisation (``NGO``)."""
    document = page.item.document
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
        contactPoint=[_contact_point(phone) for phone in document.phones if phone.label],
        identifier=[_identifier(each) for each in document.identifiers],
        foundingDate=str(document.year_founded or ""),
        knowsLanguage=document.all_languages,
        areaServed=tuple(dict.fromkeys(place.region or place.place for place in places)),
        address=[_postal_address(place) for place in places],
        location=[_place(place) for place in places if place.coordinates or place.hours],
        makesOffer=[_offer(document, service, words, address) for service in document.services],
        mainEntityOfPage=page_of(page.item, base_url, **_review(document)),
    )
    directory = (words.translate(DIRECTORY), addresses.directory(words.code))
    return described, breadcrumbs(words, base_url, document.title, directory)


def _review(document: Organisation) -> dict[str, Value]:
    """Return when its record was last checked, and by whom where that was itself."""
    check = document.check
    if check is None:
        return {}
    reviewed: dict[str, Value] = {"lastReviewed": check.on.isoformat()}
    if check.by is not Checker.ORGANISATION:
        return reviewed  # a name may be a partner's, a person's or that of a desk
    return reviewed | {"reviewedBy": node("Organization", name=document.title)}


def _contact_point(phone: Phone) -> Node:
    """Describe what a number is for."""
    number = phone.dialled or phone.number
    return node("ContactPoint", telephone=number, contactType=phone.label)


def _identifier(identifier: Identifier) -> Node:
    return node("PropertyValue", propertyID=identifier.scheme.value, value=identifier.number)


def _offer(document: Organisation, service: Service, words: Wording, address: str) -> Node:
    """Describe a service, which stands at its part of the page."""
    audiences = [words.translate(AUDIENCE_LABELS[each]) for each in service.audiences]
    own_hours = [hours for _location, hours in document.hours_of(service)]
    return node(
        "Offer",
        itemOffered=node(
            "Service",
            name=service.name,
            description=service.description,
            url=f"{address}#{service.anchor}",
            audience=[node("Audience", audienceType=each) for each in audiences],
            areaServed=[area.name for area in service.areas],
            hoursAvailable=[
                each for hours in own_hours for each in opening_specification(hours, now().date())
            ],
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
    """Describe a place by its point on the map and its hours.

    The address stands beside, at the organisation itself.
    """
    point, hours = place.coordinates, place.hours
    return node(
        "Place",
        name=place.name or place.place,
        geo=_coordinates(point) if point else None,
        openingHoursSpecification=opening_specification(hours, now().date()) if hours else None,
    )


def _coordinates(point: Coordinates) -> Node:
    # Greenwich is at zero, and says so.
    return {"@type": "GeoCoordinates", "latitude": point.latitude, "longitude": point.longitude}
