"""Reads rows of any table, by a choice of our field for each column."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID, uuid5

from pydantic import ValidationError

from content_models.exchange.columns import FIELD_LABELS, SEVERAL, Columns, guessed_columns
from content_models.exchange.found import Found, ReadingOptions, Reason, Refusal
from content_models.exchange.readers.records import checked_id, found, invalid, refused
from content_models.exchange.sources.facts import Facts
from content_models.exchange.sources.folding import folded
from content_models.exchange.sources.raw import Raw
from content_models.help import Accessibility, IdentifierScheme, Precision, Status
from content_models.kinds.organisation import Organisation
from content_models.languages import LanguageTag
from content_models.places import Coordinates, Location
from content_models.services import Contact, Identifier, Service, Source
from content_models.vocabularies import AUDIENCE_LABELS, Audience, LegalForm

Json = Mapping[str, Any]
BETWEEN = re.compile(r"[;\n|]")
COMMAS = re.compile(r"[;,\n|،]")
MOST_LOCATIONS = 500
MOST_COLUMNS = 1000
FIRST_YEAR = 1000
YES = frozenset({"yes", "oui", "ja", "ναι", "νaι", "نعم", "1", "true", "vrai", "x", "wahr"})


class TableReader:
    """Reads rows one after another; rows that give places of one organisation come together.

    Args:
        options: of the source.
        names: of the columns that the first row has; later ones may have more.
        guess: gives our fields for names, where the options do not choose them.
    """

    def __init__(
        self,
        options: ReadingOptions,
        names: Iterable[str],
        guess: Callable[[Iterable[str]], Columns] = guessed_columns,
    ) -> None:
        self._options = options
        self._guess = guess
        self._names: dict[str, None] = {}
        self._untold: list[str] = []
        self._columns: Columns = options.columns or {}
        self._learn(names)

    def _learn(self, names: Iterable[str]) -> None:
        """Take names of columns in; those without a field are told with the next record."""
        new = [name for name in names if name not in self._names][:MOST_COLUMNS]
        if not new or len(self._names) > MOST_COLUMNS:
            return
        self._names |= dict.fromkeys(new)
        if self._options.columns is None:
            self._columns = self._guess(self._names)
        self._untold += [name for name in new if self._columns.get(name) not in FIELD_LABELS]

    @property
    def has_names(self) -> bool:
        """Return False where no column is chosen for the name."""
        return any(self._columns.get(name) == "name" for name in self._names)

    def records(self, raws: Iterable[Raw]) -> Iterator[Found]:
        """Yield the records of rows; the first tells the columns without a field, once."""
        for record in self._together(map(self._record, raws)):
            told = tuple(Refusal(name, Reason.UNKNOWN_COLUMN) for name in self._untold)
            self._untold = []
            yield Found(
                record.source_id, record.where, record.organisation, (*told, *record.refusals)
            )

    def _together(self, records: Iterable[Found]) -> Iterator[Found]:
        """Put the places of neighbouring rows with one id into one organisation."""
        waiting: Found | None = None
        for record in records:
            grouped = "location_id" in self._columns.values()
            if waiting is not None and grouped and _is_of(waiting, record):
                waiting = _joined(waiting, record)
                continue
            if waiting is not None:
                yield waiting
            waiting = record
        if waiting is not None:
            yield waiting

    def _record(self, raw: Raw) -> Found:
        if raw.reason is not None:
            return refused(raw, "", "", raw.reason)
        self._learn(raw.fields)
        facts = Facts(self._options)
        row = _Row(raw.fields, self._columns, facts)
        name = row.text("name")
        if not name:
            return refused(raw, row.text("id"), row.column("name"), Reason.NO_NAME)
        source_id = row.text("id") or _made_id(row)
        refusal = checked_id(raw, row.column("id"), source_id)
        if refusal is not None:
            return refusal
        try:
            fields = _fields(row, facts, self._options.key(source_id))
        except ValidationError as error:
            return invalid(raw, source_id, error)
        return found(raw, source_id, facts, fields)


class _Row:
    """Gives the values of a row by our fields."""

    def __init__(self, said: Json, columns: Columns, facts: Facts) -> None:
        self._facts = facts
        self._values: dict[str, list[tuple[str, object]]] = {}
        for name, value in said.items():
            field = columns.get(name)
            if field in FIELD_LABELS and value is not None and value != "":
                self._values.setdefault(field, []).append((name, value))

    def column(self, field: str) -> str:
        """Return the source's name of a field; ours where it has none."""
        values = self._values.get(field)
        return values[0][0] if values else field

    def value(self, field: str) -> object:
        """Return the first value of a field; None for none."""
        values = self._values.get(field)
        return values[0][1] if values else None

    def every(self, field: str) -> list[tuple[str, object]]:
        """Return the columns of a field with their values."""
        return self._values.get(field, []) if field in SEVERAL else self._values.get(field, [])[:1]

    def text(self, field: str, between: str = ", ") -> str:
        """Return a field as text; several columns are joined."""
        return between.join(
            filter(None, (self._facts.text(each) for _n, each in self.every(field)))
        )


def _made_id(row: _Row) -> str:
    """Return an id for a row without one: it stays while name and town stay."""
    return folded(f"{row.text('name')} {row.text('postcode')} {row.text('place')}")[:200]


def _fields(row: _Row, facts: Facts, key: UUID) -> dict[str, Any]:
    location = _location(row, facts, key)
    source = row.text("source")
    options = facts.options
    return {
        "title": row.text("name"),
        "locale": _locale(row, facts),
        "alternative_names": tuple(_pieces(row, facts, "alternative_names", BETWEEN)),
        "summary": row.text("description", "\n"),
        "audiences": tuple(_audiences(row, facts)),
        "spoken_languages": _languages(row, facts),
        "themes": facts.themes(row.column("themes"), _pieces(row, facts, "themes", BETWEEN)),
        "locations": (location,) if location else (),
        "phones": tuple(
            phone for name, value in row.every("telephone") for phone in _phones(facts, name, value)
        ),
        "contacts": tuple(
            Contact(key=uuid5(key, f"contact {name}"), name=name)
            for name in dict.fromkeys(_pieces(row, facts, "contact", BETWEEN))
        ),
        "services": tuple(
            Service(key=uuid5(key, f"service {name}"), name=name)
            for name in dict.fromkeys(_pieces(row, facts, "services", BETWEEN))
        ),
        "identifiers": tuple(_identifiers(row, facts)),
        "legal_form": _value(row, facts, "legal_form", LegalForm),
        "year_founded": facts.whole(
            row.column("year_founded"), row.value("year_founded"), FIRST_YEAR, options.on.year
        ),
        "status": _value(row, facts, "status", Status),
        "email": facts.mail(row.column("email"), row.value("email")),
        "website": facts.web(row.column("website"), row.value("website")),
        "last_verified": facts.day(row.column("last_verified"), row.value("last_verified")),
        "source": Source(name=source, licence=row.text("licence")) if source else options.source,
    }


def _locale(row: _Row, facts: Facts) -> str:
    said = row.value("language")
    found = facts.languages(row.column("language"), said)
    return found[0] if found else facts.options.locale


def _pieces(row: _Row, facts: Facts, field: str, between: re.Pattern[str]) -> list[str]:
    return [piece for _name, value in row.every(field) for piece in facts.pieces(value, between)]


def _phones(facts: Facts, name: str, value: object) -> Iterable[Any]:
    return facts.phones(name, value)


def _languages(row: _Row, facts: Facts) -> tuple[LanguageTag, ...]:
    found = [
        tag for name, value in row.every("spoken_languages") for tag in facts.languages(name, value)
    ]
    return tuple(dict.fromkeys(found))


def _audiences(row: _Row, facts: Facts) -> Iterator[Audience]:
    for text in dict.fromkeys(_pieces(row, facts, "audiences", COMMAS)):
        found = _AUDIENCES.get(folded(text))
        if found is None:
            facts.refuse(row.column("audiences"), Reason.UNKNOWN_VALUE, text)
        else:
            yield found


_AUDIENCES = {
    folded(text): audience
    for audience, label in AUDIENCE_LABELS.items()
    for text in (audience.value, label)
}


def _value(row: _Row, facts: Facts, field: str, values: type[Any]) -> Any:
    """Return a value of a vocabulary; None for others."""
    text = row.text(field)
    if not text:
        return None
    try:
        return values(text.lower().replace(" ", "-"))
    except ValueError:
        facts.refuse(row.column(field), Reason.UNKNOWN_VALUE, text)
        return None


def _identifiers(row: _Row, facts: Facts) -> Iterator[Identifier]:
    siret = re.sub(r"\D", "", row.text("siret"))
    if siret:
        yield Identifier(scheme=IdentifierScheme.FR_SIRET, number=siret)
    schemes = {scheme.value: scheme for scheme in IdentifierScheme}
    for text in _pieces(row, facts, "identifiers", BETWEEN):
        scheme, _space, number = text.partition(" ")
        known = scheme in schemes and bool(number)
        yield Identifier(
            scheme=schemes[scheme] if known else IdentifierScheme.OTHER,
            number=number if known else text,
        )


def _location(row: _Row, facts: Facts, key: UUID) -> Location | None:
    """Return the place of a row; None where it has none."""
    places = ("address", "postcode", "place", "latitude", "coordinates", "location")
    if not any(row.value(field) for field in places):
        return None
    country = facts.country(row.column("country"), row.value("country"))
    postcode, place = row.text("postcode"), row.text("place")
    address = row.text("address")
    if not place:
        address, postcode, place = _town_in(address, postcode)
    if not place:
        facts.refuse(row.column("place"), Reason.NO_PLACE, address or postcode)
        return None
    if country == "FR" and re.fullmatch(r"\d{4}", postcode):
        postcode = f"0{postcode}"  # a spreadsheet took it for a number
    hours = row.text("opening_hours", "\n")
    said_id = row.text("location_id")
    identifier = facts.options.key(said_id, "location") if said_id else uuid5(key, "location")
    return Location(
        key=identifier,
        name=row.text("location"),
        address=address,
        postcode=postcode,
        place=place,
        region=row.text("region"),
        country=country,
        coordinates=_point(row, facts, country),
        precision=_value(row, facts, "precision", Precision),
        hours=facts.hours(row.column("opening_hours"), hours, country, postcode),
        **_accessibility(row, facts),
    )


_TOWN = re.compile(
    r"(?P<address>.*?)[,\n]?\s*\b(?P<code>\d{4,5}|\d{3} \d{2})\s+(?P<town>\D{2,})", re.DOTALL
)


def _town_in(address: str, postcode: str) -> tuple[str, str, str]:
    """Return street, postcode and town of an address in one line."""
    match = _TOWN.fullmatch(address)
    if match is None:
        return address, postcode, ""
    return match["address"].strip(" ,\n"), match["code"], match["town"].strip(" ,\n")


def _point(row: _Row, facts: Facts, country: str) -> Coordinates | None:
    pair = row.text("coordinates")
    if pair:
        numbers = re.findall(r"-?\d{1,3}(?:\.\d+)?", pair)
        if len(numbers) != 2:
            facts.refuse(row.column("coordinates"), Reason.NOT_A_NUMBER, pair)
            return None
        return facts.point(row.column("coordinates"), numbers[0], numbers[1], country)
    return facts.point(
        row.column("latitude"), row.value("latitude"), row.value("longitude"), country
    )


def _accessibility(row: _Row, facts: Facts) -> dict[str, Any]:
    """Return what a place has; other words are kept as notes."""
    text = row.text("accessibility")
    known = {each.value: each for each in Accessibility}
    pieces = _pieces(row, facts, "accessibility", COMMAS)
    if text.casefold() in YES:
        return {"accessibility": (Accessibility.WHEELCHAIR,)}
    if pieces and all(piece in known for piece in pieces):
        return {"accessibility": tuple(dict.fromkeys(known[piece] for piece in pieces))}
    return {"accessibility_notes": text}


def _is_of(one: Found, other: Found) -> bool:
    a, b = one.organisation, other.organisation
    return a is not None and b is not None and a.key == b.key and a.title == b.title


def _joined(one: Found, other: Found) -> Found:
    """Return the first record with the places of the second."""
    a, b = one.organisation, other.organisation
    if a is None or b is None:
        return one
    places = {each.key: each for each in (*a.locations, *b.locations)}
    refusals = (*one.refusals, *other.refusals)
    if len(places) > MOST_LOCATIONS:
        refusal = Refusal("location_id", Reason.TOO_MANY, other.where)
        return Found(one.source_id, one.where, a, (*refusals[:MOST_LOCATIONS], refusal))
    known = {phone.number for phone in a.phones}
    own = tuple(each for each in b.phones if each.number not in known)
    update = {"locations": tuple(places.values()), "phones": (*a.phones, *own)}
    document: Organisation = a.model_copy(update=update)
    return Found(one.source_id, one.where, document, refusals)
