"""Defines coordinates, locations and telephone numbers."""

from pydantic import Field

from content_models.blocks import Frozen
from content_models.vocabularies import Country


class Coordinates(Frozen):
    """Coordinates are a point on WGS 84, in degrees."""

    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)


class Location(Frozen):
    """A location is where an organisation receives people (HSDS ``location``).

    ``place`` is the commune or town, ``region`` the wider area as people name it, e.g. Béarn.
    """

    name: str = ""
    address: str = ""
    postcode: str = ""
    place: str
    region: str = ""
    country: Country
    coordinates: Coordinates | None = None


class Phone(Frozen):
    """A phone is a number as it is dialled from abroad.

    An example is ``+33 5 36 49 01 01``. ``label`` says what the number is for.
    """

    number: str
    label: str = ""
