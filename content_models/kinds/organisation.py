"""Defines the organisation, as the directory lists it."""

from datetime import date
from typing import ClassVar, Literal

from content_models.documents import BaseDocument, Kind
from content_models.languages import LanguageTag
from content_models.places import Location, Phone
from content_models.vocabularies import Audience, Country, message


class Organisation(BaseDocument):
    """An organisation is a body that helps (HSDS ``organization``).

    ``summary`` is its description as plain text.
    """

    entry: ClassVar[Kind] = Kind(
        name="organisation",
        label=message("Organisation"),
        plural=message("Organisations"),
        folder="directory",
        writers="partners",
    )

    kind: Literal["organisation"] = "organisation"
    alternative_names: tuple[str, ...] = ()
    audiences: tuple[Audience, ...] = ()
    spoken_languages: tuple[LanguageTag, ...] = ()
    locations: tuple[Location, ...] = ()
    phones: tuple[Phone, ...] = ()
    email: str = ""
    website: str = ""
    last_verified: date | None = None

    def locale_of(self, field: str, index: int | None = None) -> str:
        """Return the language of a part; the summary says what the description says."""
        return (
            super().locale_of("body", 0) if field == "summary" else super().locale_of(field, index)
        )

    @property
    def countries(self) -> tuple[Country, ...]:
        """Return the countries of its locations, each once, in the locations' order."""
        return tuple(dict.fromkeys(location.country for location in self.locations))
