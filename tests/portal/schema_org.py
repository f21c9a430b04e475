"""The terms of schema.org that pages use, copied by hand from its vocabulary (release 29)."""

from typing import Any

ABOVE = {
    "Article": "CreativeWork", "AdministrativeArea": "Place", "Audience": "Thing",
    "BreadcrumbList": "ItemList", "ContactPoint": "StructuredValue", "Country":
    "AdministrativeArea", "Course": "LearningResource", "CourseInstance": "Event", "CreativeWork":
    "Thing", "DefinedTerm": "Thing", "DigitalDocument": "CreativeWork", "EntryPoint": "Thing",
    "Event": "Thing", "GeoCoordinates": "StructuredValue", "ItemList": "Thing", "LearningResource":
    "CreativeWork", "ListItem": "Thing", "MediaObject": "CreativeWork", "NGO": "Organization",
    "Offer": "Thing", "OpeningHoursSpecification": "StructuredValue", "Organization": "Thing",
    "Place": "Thing", "PostalAddress": "ContactPoint", "PriceSpecification": "StructuredValue",
    "PropertyValue": "StructuredValue", "SearchAction": "Thing", "Service": "Thing",
    "StructuredValue": "Thing", "WebPage": "CreativeWork", "WebSite": "CreativeWork",
}  # fmt: skip
"""Types by the one above, as far as that matters here."""
# property: of which types -> of which values. Text may be any string, URL begins with a scheme.
PROPERTIES = """
about: CreativeWork Event -> Thing
address: Organization Place -> PostalAddress Text
addressCountry: PostalAddress -> Country Text
addressLocality: PostalAddress -> Text
addressRegion: PostalAddress -> Text
alternateName: Thing -> Text
areaServed: Organization Service ContactPoint Offer -> Place Text
audience: CreativeWork Service Event -> Audience
audienceType: Audience -> Text
category: Offer Service -> Text
closes: OpeningHoursSpecification -> Text
contactPoint: Organization -> ContactPoint
contactType: ContactPoint -> Text
contentSize: MediaObject -> Text
contentUrl: MediaObject -> URL
copyrightYear: CreativeWork -> Number
courseMode: CourseInstance -> Text
courseWorkload: CourseInstance -> Text
creditText: CreativeWork -> Text
dateModified: CreativeWork -> Text
datePublished: CreativeWork -> Text
dayOfWeek: OpeningHoursSpecification -> URL
description: Thing -> Text
email: Organization ContactPoint -> Text
encoding: CreativeWork -> MediaObject
encodingFormat: CreativeWork -> Text
foundingDate: Organization -> Text
geo: Place -> GeoCoordinates
hasCourseInstance: Course -> CourseInstance
hasPart: CreativeWork -> CreativeWork
headline: CreativeWork -> Text
hoursAvailable: Service ContactPoint -> OpeningHoursSpecification
identifier: Thing -> PropertyValue Text
image: Thing -> URL
inLanguage: CreativeWork Event -> Text
isAccessibleForFree: CreativeWork Event Place -> Boolean
isPartOf: CreativeWork -> CreativeWork
item: ListItem -> Thing URL
itemListElement: ItemList -> ListItem
itemOffered: Offer -> Service CreativeWork
knowsLanguage: Organization -> Text
lastReviewed: WebPage -> Text
latitude: GeoCoordinates Place -> Number
learningResourceType: CreativeWork -> Text
license: CreativeWork -> URL
location: Organization Event -> Place
logo: Organization Place -> URL
longitude: GeoCoordinates Place -> Number
mainEntityOfPage: Thing -> CreativeWork URL
makesOffer: Organization -> Offer
name: Thing -> Text
offers: CreativeWork Event Service -> Offer
openingHoursSpecification: Place -> OpeningHoursSpecification
opens: OpeningHoursSpecification -> Text
position: CreativeWork ListItem -> Number
postalCode: PostalAddress -> Text
potentialAction: Thing -> SearchAction
price: Offer PriceSpecification -> Number Text
priceCurrency: Offer PriceSpecification -> Text
priceSpecification: Offer -> PriceSpecification
propertyID: PropertyValue -> Text
provider: CreativeWork Service -> Organization
publisher: CreativeWork -> Organization
query-input: SearchAction -> Text
reviewedBy: WebPage -> Organization
sameAs: Thing -> URL
spatialCoverage: CreativeWork -> Place
streetAddress: PostalAddress -> Text
target: SearchAction -> EntryPoint URL
teaches: LearningResource -> Text
telephone: Organization Place ContactPoint -> Text
timeRequired: CreativeWork -> Text
translationOfWork: CreativeWork -> CreativeWork
url: Thing -> URL
urlTemplate: EntryPoint -> Text
validFrom: OpeningHoursSpecification -> Text
validThrough: OpeningHoursSpecification -> Text
value: PropertyValue -> Text
"""
_OF: dict[str, tuple[set[str], set[str]]] = {}
for _line in PROPERTIES.strip().splitlines():
    _name, _, _said = _line.partition(": ")
    _domains, _, _ranges = _said.partition(" -> ")
    _OF[_name] = (set(_domains.split()), set(_ranges.split()))


def faults(node: dict[str, Any]) -> list[str]:
    """Return what a node says that the vocabulary has not."""
    types = _types(node)
    found = [f"no type {each}" for each in types if each not in ABOVE]
    known = {above for each in types for above in _all_above(each)}
    for name, value in node.items():
        if name.startswith("@"):
            continue
        domains, ranges = _OF.get(name, (set(), set()))
        if not domains & known:
            found.append(f"{name} is no property of {types}")
        for each in value if isinstance(value, list) else [value]:
            if not _is_one_of(each, ranges):
                found.append(f"{name} is no {each!r}")
            if isinstance(each, dict) and "@type" in each:
                found += faults(each)
    return found


def _types(node: dict[str, Any]) -> list[str]:
    types = node["@type"]
    return types if isinstance(types, list) else [types]


def _all_above(kind: str) -> set[str]:
    return {kind, *(_all_above(ABOVE[kind]) if kind in ABOVE else ())}


def _is_one_of(value: object, ranges: set[str]) -> bool:
    match value:
        case {"@type": _}:
            return any(ranges & _all_above(each) for each in _types(value))
        case {"@id": _}:
            return True
        case bool():
            return "Boolean" in ranges
        case int() | float():
            return "Number" in ranges
        case str():
            return "Text" in ranges or ("URL" in ranges and value.startswith(("http:", "https:")))
    return False
