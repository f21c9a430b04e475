"""Reads structures of data·inclusion v1 with their services.

A structure has one address, and so has each service: addresses that are equal are one location.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from content_models.exchange.data_inclusion import FRANCE, WAYS
from content_models.exchange.found import Found, ReadingOptions, Reason
from content_models.exchange.readers.records import checked_id, found, refused
from content_models.exchange.sources.facts import Facts
from content_models.exchange.sources.raw import Raw
from content_models.exchange.sources.shelf import Shelf
from content_models.help import Delivery, Fee, IdentifierScheme, WayToCome
from content_models.hours.weekly import Hours
from content_models.places import Location, Phone
from content_models.services import (
    Contact,
    CostOption,
    Identifier,
    Service,
    ServiceArea,
    ServiceAtLocation,
)
from content_models.vocabularies import Audience

SERVICES = "services"
"""The table of services on a shelf."""
MOST_SERVICES = 500
WHOLE_COUNTRY = ("france", "99100")
"""Codes of all of France."""
FEES = {"gratuit": Fee.FREE, "payant": Fee.PAID}
AUDIENCES = {
    "tous-publics": (Audience.EVERYONE,),
    "personnes-exilees": (Audience.ASYLUM_SEEKERS, Audience.REFUGEES),
    "jeunes": (Audience.YOUNG_PEOPLE,),
    "femmes": (Audience.WOMEN,),
    "familles": (Audience.FAMILIES,),
    "demandeurs-emploi": (Audience.JOBSEEKERS,),
}
"""Other publics, as seniors and students, have no value of ours."""
MODES = {value: way for way, value in WAYS.items()}
_TAIL = re.compile(r".*?--([0-9a-f-]{36})(?:-([0-9a-f-]{36}))?")
_LIST = re.compile(r"[,;|]")
_AGES = (
    re.compile(
        r"(?:de|entre) (?P<low>\d{1,3}) (?:ans )?(?:à|et) (?P<high>\d{1,3}) ans\.?", re.IGNORECASE
    ),
    re.compile(r"à partir de (?P<low>\d{1,3}) ans\.?", re.IGNORECASE),
    re.compile(r"jusqu[’']à (?P<high>\d{1,3}) ans\.?", re.IGNORECASE),
)


def is_structure(fields: Mapping[str, Any]) -> bool:
    """Return True for a structure or service of data·inclusion."""
    return {"id", "nom"} <= fields.keys() and bool({"date_maj", "source"} & fields.keys())


def is_service(fields: Mapping[str, Any]) -> bool:
    """Return True for a service of data·inclusion."""
    return "structure_id" in fields


def shelve(shelf: Shelf, raws: Iterable[Raw]) -> Iterator[Found]:
    """Keep services for their structures; yield those that cannot be read."""
    for raw in raws:
        owner = str(raw.fields.get("structure_id") or "")
        if raw.reason is not None:
            yield refused(raw, str(raw.fields.get("id") or ""), "", raw.reason)
        elif not owner:
            name = str(raw.fields.get("id") or "")
            yield refused(raw, name, "structure_id", Reason.NO_ORGANISATION)
        else:
            shelf.put(SERVICES, owner, {**raw.fields, "": raw.where})


def left_on(shelf: Shelf) -> Iterator[Found]:
    """Yield the services whose structure did not come."""
    for owner in list(shelf.owners(SERVICES)):
        for row in shelf.take(SERVICES, owner):
            raw = Raw(str(row.get("", "")), row)
            yield refused(raw, str(row.get("id")), "structure_id", Reason.NO_ORGANISATION, owner)


def read_structure(raw: Raw, shelf: Shelf, options: ReadingOptions) -> Found:
    """Return the record of a structure with the services that are kept for it.

    An id that ends in a UUID, as those that we write, has that for its key.
    """
    source_id = str(raw.fields.get("id") or "").strip()
    refusal = checked_id(raw, "id", source_id)
    if refusal is not None:
        return refusal
    services = shelf.take(SERVICES, source_id)
    reader = _Reader(raw.fields, Facts(options), source_id)
    if not reader.name:
        return refused(raw, source_id, "nom", Reason.NO_NAME)
    return found(raw, source_id, reader.facts, reader.fields(services))


def _uuids(identifier: str) -> tuple[UUID | None, UUID | None]:
    """Return the UUIDs of an id: of a service, and its location."""
    match = _TAIL.fullmatch(identifier)
    if match is None:
        return None, None
    try:
        return UUID(match[1]), UUID(match[2]) if match[2] else None
    except ValueError:
        return None, None


class _Reader:
    """Reads one structure with its services."""

    def __init__(self, fields: Mapping[str, Any], facts: Facts, source_id: str) -> None:
        self._said = fields
        self.facts = facts
        self._id = source_id
        self.name = facts.text(fields.get("nom"))
        self._locations: dict[tuple[str, ...], Location] = {}
        self._first: Location | None = None
        self._mail = facts.mail("courriel", fields.get("courriel"))
        self._phones: list[Phone] = facts.phones("telephone", fields.get("telephone"))

    def fields(self, rows: list[dict[str, Any]]) -> dict[str, Any]:
        """Return the fields of the organisation."""
        said, facts = self._said, self.facts
        keys = {self._address_of(row): _uuids(str(row.get("id")))[1] for row in reversed(rows)}
        self._first = self._located(said, self.facts, "", keys)
        if self._first is not None:
            hours = self._hours(said, facts, "", self._first)
            self._first = self._first.model_copy(update={"hours": hours})
            self._locations[self._address_of(said)] = self._first
        services = tuple(self._services(rows, keys))
        changed = facts.day("date_maj", said.get("date_maj"))
        moment = changed or facts.options.on
        at = datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
        own_key, _place = _uuids(self._id)
        return {
            **({"key": own_key} if own_key else {}),
            "title": self.name,
            "summary": facts.text(said.get("description")),
            "updated_at": at,
            "locations": tuple(self._locations.values()),
            "phones": tuple(self._phones),
            "contacts": tuple(self._contacts(rows)),
            "services": services,
            "identifiers": tuple(self._identifiers()),
            "email": self._mail,
            "website": facts.web("site_web", said.get("site_web")),
            "themes": tuple(dict.fromkeys(each for one in services for each in one.themes)),
        }

    def _key(self, *told: str) -> UUID:
        return uuid5(self.facts.options.namespace, " ".join((self._id, *told)))

    def _identifiers(self) -> Iterator[Identifier]:
        siret = self.facts.text(self._said.get("siret")).replace(" ", "")
        if re.fullmatch(r"\d{14}", siret):
            yield Identifier(scheme=IdentifierScheme.FR_SIRET, number=siret)
        elif siret:
            self.facts.refuse("siret", Reason.INVALID, siret)

    def _contacts(self, rows: Iterable[Mapping[str, Any]]) -> Iterator[Contact]:
        names = (self.facts.text(row.get("contact_nom_prenom")) for row in rows)
        for name in dict.fromkeys(filter(None, names)):
            yield Contact(key=self._key("contact", name), name=name)

    def _address_of(self, row: Mapping[str, Any]) -> tuple[str, ...]:
        names = ("adresse", "complement_adresse", "code_postal", "commune")
        return tuple(self.facts.text(row.get(name)).casefold() for name in names)

    def _located(
        self,
        row: Mapping[str, Any],
        facts: Facts,
        prefix: str,
        keys: Mapping[tuple[str, ...], UUID | None],
    ) -> Location | None:
        """Return the location of a row; None where it says no town."""
        address = self._address_of(row)
        if not any(address):
            return None
        if not facts.text(row.get("commune")):
            facts.refuse(f"{prefix}commune", Reason.NO_PLACE, ", ".join(filter(None, address)))
            return None
        postcode = facts.text(row.get("code_postal"))
        link = facts.text(row.get("accessibilite_lieu"))
        return Location(
            key=keys.get(address) or self._key("location", *address),
            name=facts.text(row.get("complement_adresse")),
            address=facts.text(row.get("adresse")),
            postcode=postcode,
            place=facts.text(row.get("commune")),
            country=FRANCE,
            coordinates=facts.point(
                f"{prefix}latitude", row.get("latitude"), row.get("longitude"), FRANCE
            ),
            accessibility_notes=link,
        )

    def _hours(
        self, row: Mapping[str, Any], facts: Facts, prefix: str, place: Location
    ) -> Hours | None:
        said = row.get("horaires_accueil")
        return facts.hours(f"{prefix}horaires_accueil", said, FRANCE, place.postcode)

    def _services(
        self, rows: list[dict[str, Any]], keys: Mapping[tuple[str, ...], UUID | None]
    ) -> Iterator[Service]:
        """Yield each service; rows of one that differ by their places alone come together."""
        together: dict[UUID, list[dict[str, Any]]] = {}
        for row in rows[:MOST_SERVICES]:
            identifier = self.facts.text(row.get("id"))
            own, _place = _uuids(identifier)
            key = own or self._key("service", identifier)
            together.setdefault(key, []).append(row)
        if len(rows) > MOST_SERVICES:
            self.facts.refuse("services", Reason.TOO_MANY, len(rows))
        for key, several in together.items():
            service = _ServiceReader(several[0], self.facts, self._mail).service(key)
            if service is not None:
                self._add_phones(key, several)
                at = tuple(self._at(row, keys) for row in several)
                chosen = tuple(each for each in at if each is not None)
                yield service.model_copy(update={"at": _each_location_once(chosen)})

    def _at(
        self, row: Mapping[str, Any], keys: Mapping[tuple[str, ...], UUID | None]
    ) -> ServiceAtLocation | None:
        """Return where a row has its service, with its hours where they are its own."""
        facts, prefix = self.facts, "services[]."
        address = self._address_of(row)
        place = self._locations.get(address)
        if place is None:
            place = self._located(row, facts, prefix, keys)
            if place is None:
                return None
            self._locations[address] = place
        if place.key is None:
            return None
        hours = self._hours(row, facts, prefix, place)
        return ServiceAtLocation(location=place.key, hours=None if hours == place.hours else hours)

    def _add_phones(self, key: UUID, rows: list[dict[str, Any]]) -> None:
        """Add the phones of a service that are not those of its structure."""
        own = {phone.dialled or phone.number for phone in self._phones if phone.of is None}
        seen: set[str] = set()
        for row in rows:
            for phone in self.facts.phones("services[].telephone", row.get("telephone"), of=key):
                number = phone.dialled or phone.number
                if number not in own | seen:
                    seen.add(number)
                    self._phones.append(phone)


def _each_location_once(at: tuple[ServiceAtLocation, ...]) -> tuple[ServiceAtLocation, ...]:
    return tuple({each.location: each for each in reversed(at)}.values())[::-1]


class _ServiceReader:
    """Reads one service, but for where and when it is."""

    def __init__(self, row: Mapping[str, Any], facts: Facts, mail: str) -> None:
        self._row = row
        self._facts = facts
        self._mail = mail

    def service(self, key: UUID) -> Service | None:
        """Return it; None for one without a name."""
        facts, row = self._facts, self._row
        name = facts.text(row.get("nom"))
        if not name:
            facts.refuse("services[].nom", Reason.NO_NAME, row.get("id"))
            return None
        ages, publics = self._ages(facts.text(row.get("publics_precisions")))
        low, high = ages
        access = facts.text(row.get("conditions_acces"))
        ways_said = facts.text(row.get("mobilisation_precisions"))
        mail = facts.mail("services[].courriel", row.get("courriel"))
        link = facts.web("services[].lien_mobilisation", row.get("lien_mobilisation"))
        ways = tuple(self._ways())
        return Service(
            key=key,
            name=name,
            description=facts.text(row.get("description")),
            themes=facts.themes("services[].thematiques", self._list("thematiques")),
            audiences=tuple(self._audiences()),
            eligibility="\n".join(filter(None, (access, publics, ways_said))),
            minimum_age=low,
            maximum_age=high,
            ways=ways,
            delivery=tuple(self._delivery()),
            fee=self._fee(),
            costs=tuple(self._costs(key)),
            weeks=facts.whole("services[].nombre_semaines", row.get("nombre_semaines"), 1, 1000),
            hours_per_week=facts.whole(
                "services[].volume_horaire_hebdomadaire",
                row.get("volume_horaire_hebdomadaire") or None,
                1,
                168,
            ),
            email="" if mail == self._mail else mail,
            website=link,
            areas=tuple(self._areas(key)),
        )

    def _list(self, name: str) -> list[str]:
        """Return a list; tables write it as JSON, in braces or with commas between."""
        value = self._row.get(name)
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                value = value.strip("{}[]").replace('"', "").replace("'", "")
        return self._facts.pieces(value, _LIST)

    def _audiences(self) -> list[Audience]:
        found: dict[Audience, None] = {}
        for value in self._list("publics"):
            if value not in AUDIENCES:
                self._facts.refuse("services[].publics", Reason.UNKNOWN_VALUE, value)
            found.update(dict.fromkeys(AUDIENCES.get(value, ())))
        return list(found)

    def _ages(self, text: str) -> tuple[tuple[int | None, int | None], str]:
        """Return ages, and the words that are left."""
        for pattern in _AGES:
            match = pattern.fullmatch(text)
            if match is not None:
                told = match.groupdict()
                low, high = told.get("low"), told.get("high")
                return (int(low) if low else None, int(high) if high else None), ""
        return (None, None), text

    def _ways(self) -> Iterator[WayToCome]:
        for value in self._list("modes_mobilisation"):
            if value in MODES:
                yield MODES[value]
            else:
                self._facts.refuse("services[].modes_mobilisation", Reason.UNKNOWN_VALUE, value)
        if "professionnels" in self._list("mobilisable_par"):
            yield WayToCome.REFERRAL

    def _delivery(self) -> Iterator[Delivery]:
        """Yield where help is given: far away is by phone or online."""
        values = self._list("modes_accueil")
        if "en-presentiel" in values:
            yield Delivery.ON_SITE
        if "a-distance" in values:
            has_phone, has_link = self._row.get("telephone"), self._row.get("lien_mobilisation")
            if has_phone:
                yield Delivery.BY_PHONE
            if has_link or not has_phone:
                yield Delivery.ONLINE

    def _fee(self) -> Fee | None:
        value = self._facts.text(self._row.get("frais"))
        if value and value not in FEES:
            self._facts.refuse("services[].frais", Reason.UNKNOWN_VALUE, value)
        return FEES.get(value)

    def _costs(self, key: UUID) -> Iterator[CostOption]:
        text = self._facts.text(self._row.get("frais_precisions"))
        lines = [line.strip() for line in text.splitlines()]
        for number, line in enumerate(filter(None, lines)):
            yield CostOption(key=uuid5(key, f"cost {number}"), currency="EUR", note=line)

    def _areas(self, key: UUID) -> Iterator[ServiceArea]:
        names = self._facts.options.area_names
        for code in dict.fromkeys(self._list("zone_eligibilite")):
            everywhere = code in WHOLE_COUNTRY
            yield ServiceArea(
                key=uuid5(key, f"area {code}"),
                name="France" if everywhere else names.get(code, code),
                code=WHOLE_COUNTRY[1] if everywhere else code,
                country=FRANCE,
            )
