"""Says how organisations are found."""

from collections.abc import Iterable

from content_models.kinds.organisation import Organisation
from search.kinds.findable import Findable


class _Organisations(Findable[Organisation]):
    def names(self, document: Organisation) -> Iterable[str]:
        return document.alternative_names

    def prose(self, document: Organisation) -> Iterable[str]:
        return (place.name for place in document.locations)

    def contacts(self, document: Organisation) -> Iterable[str]:
        for place in document.locations:
            yield from (place.address, place.postcode)
        for phone in document.phones:
            yield phone.number
        yield from (document.email, document.website)

    def places(self, document: Organisation) -> Iterable[str]:
        for location in document.locations:
            yield from (location.place, location.region)

    def languages(self, document: Organisation) -> Iterable[str]:
        return document.spoken_languages

    def facets(self, document: Organisation) -> dict[str, tuple[str, ...]]:
        return {
            "audience": tuple(document.audiences),
            "country": tuple(country.value for country in document.countries),
            # Only organisations have it: case studies are read anywhere, help is sought in a town.
            "place": tuple(dict.fromkeys(location.place for location in document.locations)),
            "spoken": document.spoken_languages,
        }


FINDABLE = _Organisations()
