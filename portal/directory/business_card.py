"""Writes an organisation as a contact that telephones keep (vCard 3.0, RFC 2426).

Version 4.0 is newer, but many telephones in use read no more than 3.0.
"""

from collections.abc import Iterator

from content_models.help import WAY_LABELS
from content_models.kinds.organisation import Organisation
from content_models.places import Location, Phone
from content_models.vocabularies import message
from portal.directory.content_lines import parts, text, written
from portal.reading.opening_lines import opening_lines
from portal.reading.structured_data.works import website_of
from portal.reading.wording import Wording, comma

WAYS = message("How to come")
LANGUAGES = message("Languages spoken")
HOURS = message("Opening hours")


def business_card(document: Organisation, words: Wording, page: str) -> bytes:
    """Return an organisation as a vCard, its labels in the reader's language.

    ``page`` is the absolute address of its page.
    """
    return written(_lines(document, words, page))


def _lines(document: Organisation, words: Wording, page: str) -> Iterator[str]:
    name = text(document.title)
    yield from ("BEGIN:VCARD", "VERSION:3.0")
    # Without a name of a person; telephones then take the organisation's.
    yield from (f"FN:{name}", "N:;;;;", f"ORG:{name}", "X-ABShowAs:COMPANY")
    for number, phone in enumerate(document.phones, 1):
        yield from _phone(phone, number)
    if document.email:
        yield f"EMAIL;TYPE=INTERNET:{text(document.email)}"
    for location in document.locations:
        yield _address(location, words)
    point = next((each.coordinates for each in document.locations if each.coordinates), None)
    if point:
        yield f"GEO:{point.latitude};{point.longitude}"
    yield from (f"URL:{address}" for address in (website_of(document.website), page) if address)
    yield f"NOTE:{text(_note(document, words))}"
    yield f"UID:urn:uuid:{document.key}"
    yield f"REV:{document.updated_at:%Y-%m-%dT%H:%M:%SZ}"
    yield "END:VCARD"


def _phone(phone: Phone, number: int) -> Iterator[str]:
    dialled = text(phone.dialled or phone.number)
    label = phone.label or ("WhatsApp" if phone.is_whatsapp else "")
    kind = "CELL" if phone.is_whatsapp else "WORK,VOICE"
    if not label:
        yield f"TEL;TYPE={kind}:{dialled}"
        return
    # A group joins a number with what it is for, as telephones write it themselves.
    yield f"item{number}.TEL;TYPE={kind}:{dialled}"
    yield f"item{number}.X-ABLabel:{text(label)}"


def _address(location: Location, words: Wording) -> str:
    country = words.country(location.country)
    street = ", ".join(filter(None, (location.name, location.address)))
    value = parts("", "", street, location.place, location.region, location.postcode, country)
    return f"ADR;TYPE=WORK:{value}"


def _note(document: Organisation, words: Wording) -> str:
    """Return what somebody must know who opens the contact without a network."""
    ways = comma(words.code).join(words.translate(WAY_LABELS[way]) for way in document.ways)
    told = [
        (WAYS, ways),
        (LANGUAGES, words.languages(document.all_languages)),
        *((HOURS, _week(location, words)) for location in document.locations if location.hours),
    ]
    return "\n".join(f"{words.translate(label)}: {value}" for label, value in told if value)


def _week(location: Location, words: Wording) -> str:
    if location.hours is None:
        return ""
    opening = opening_lines(words, location.hours)
    lines = [line for week in opening.weeks for line in week.lines]
    told = [f"{line.days} {line.times.striptags()}" for line in lines]
    return "; ".join([location.name or location.place, *told, *opening.remarks])
