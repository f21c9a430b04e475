"""Writes values as they stand in HTML and XML."""

from datetime import UTC, datetime
from functools import lru_cache
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from content_models.blocks import Image
from content_models.help import Precision
from content_models.languages import direction
from content_models.places import Location, Phone


def host_of(address: str) -> str:
    """Return the host of a web address; empty for any other address.

    Attack: ``javascript:…`` in a field for addresses would run in the reader's page.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_web = parts.scheme in {"http", "https"}
    return (parts.hostname or "").removeprefix("www.") if is_web else ""


def dialled(number: str) -> str:
    """Return a telephone number as a ``tel:`` link wants it.

    The number may be written in any digits.
    """
    kept = (sign for sign in number if sign == "+" or sign.isdecimal())
    return "".join(sign if sign == "+" else str(int(sign)) for sign in kept)


def mailed(address: str) -> str:
    """Return an email address as a ``mailto:`` link wants it.

    Its ``@`` stays: some programs for email take ``%40`` for a part of the name (RFC 6068, 2).

    Attack: ``?bcc=…`` in a field for addresses would add others who get the message.
    """
    return quote(address, safe="@+")


def call_address(phone: Phone) -> str:
    """Return what a tap on a telephone number opens: a call, or WhatsApp.

    Numbers that nobody could read are dialled by their digits; without any, it is empty.
    """
    number = phone.dialled or dialled(phone.number)
    if phone.is_whatsapp and number.startswith("+"):
        return f"https://wa.me/{number.partition(';')[0].removeprefix('+')}"
    return f"tel:{number}" if number.strip("+") else ""


def geo_address(location: Location) -> str:
    """Return what opens the map of a telephone at a location (RFC 5870).

    By the address where the point is only near the door.
    """
    point = location.coordinates
    at = f"{point.latitude},{point.longitude}" if point else "0,0"
    wanted = at if point and not _is_looked_for(location) else quote(_in_one_line(location))
    return f"geo:{at}?q={wanted}"


def map_address(location: Location) -> str:
    """Return the page of OpenStreetMap that shows a location, which a desk computer opens, too."""
    point = location.coordinates
    if point is None or _is_looked_for(location):
        return f"https://www.openstreetmap.org/search?query={quote(_in_one_line(location))}"
    at = f"{point.latitude}/{point.longitude}"
    pin = f"mlat={point.latitude}&mlon={point.longitude}"
    return f"https://www.openstreetmap.org/?{pin}#map=17/{at}"


def _is_looked_for(location: Location) -> bool:
    """Return whether the address leads nearer to the door than the point."""
    return bool(location.address) and location.precision is Precision.ABOUT


def _in_one_line(location: Location) -> str:
    town = f"{location.postcode} {location.place}".strip()
    return ", ".join(filter(None, (location.address, town, location.country)))


def isolated(text: str) -> Markup:
    """Isolate a text inside a message, for its direction may be another.

    The text is a name, or what a reader typed: ``3 vélos`` in an Arabic sentence would otherwise be
    read ``vélos 3``.
    """
    return Markup("<bdi>{}</bdi>").format(text)


@lru_cache(maxsize=1000)
def language_attributes(locale: str, reader: str) -> Markup:
    """Return a text's language and direction as attributes.

    Empty where the language is that of the page.
    """
    if locale == reader:
        return Markup("")
    return Markup(' lang="{}" dir="{}"').format(locale, direction(locale))


def srcset(image: Image, media_type: str) -> str:
    """Return the widths of a picture in one format, as browsers choose from them."""
    found = (each for each in image.renditions if each.media_type == media_type)
    return ", ".join(f"{each.url} {each.width}w" for each in found)


def timestamp(moment: datetime) -> str:
    """Return a moment as sitemaps and feeds write it (RFC 3339), to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
