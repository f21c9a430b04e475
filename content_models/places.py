"""Defines coordinates, locations and telephone numbers."""

import re
from uuid import UUID

from pydantic import Field

from content_models.blocks import Frozen
from content_models.countries import CountryCode
from content_models.help import Accessibility, Precision
from content_models.hours.weekly import Hours
from content_models.languages import LanguageTag


class Worded(Frozen):
    """A worded fact has words of one language beside it.

    ``left_in`` is the language of its words where nobody has translated them yet; otherwise None.
    """

    left_in: LanguageTag | None = None


class Coordinates(Frozen):
    """Coordinates are a point on WGS 84, in degrees."""

    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)


class Location(Worded):
    """A location is where an organisation receives people (HSDS ``location``).

    ``key`` is its own in all languages. ``place`` is the commune or town, ``region`` the wider area
    as people name it, e.g. Béarn. ``hours`` are None where nothing is known of them.
    """

    key: UUID | None = None
    name: str = ""
    address: str = ""
    postcode: str = ""
    place: str
    region: str = ""
    country: CountryCode
    coordinates: Coordinates | None = None
    precision: Precision | None = None
    accessibility: tuple[Accessibility, ...] = ()
    accessibility_notes: str = ""
    hours: Hours | None = None


class Phone(Worded):
    """A phone is a telephone number.

    ``number`` is the text to show, as it is dialled from abroad: ``+33 5 36 49 01 01``. ``dialled``
    is E.164, with its extension as RFC 3966 writes it: ``+33536490101;ext=12``; or a short number
    of its country, ``115``; or empty, where nobody could read the number. ``label`` says what the
    number is for. ``of`` is the key of the location or service that it belongs to; None where it is
    the organisation's.
    """

    number: str
    dialled: str = Field(default="", pattern=r"^(\+?[0-9]{2,15}(;ext=[0-9]{1,7})?)?$")
    label: str = ""
    is_whatsapp: bool = False
    of: UUID | None = None

    @property
    def extension(self) -> str:
        """Return the digits of its extension; empty where it has none."""
        return self.dialled.partition(";ext=")[2]

    @property
    def number_without_extension(self) -> str:
        """Return the text to show before an extension, which each language names itself."""
        if not self.extension:
            return self.number
        return re.sub(rf"[\s,]*(ext\.|x)\s*{self.extension}$", "", self.number)
