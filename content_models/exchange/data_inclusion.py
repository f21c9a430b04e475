"""Writes organisations in France as structures and services of data·inclusion v1.

The schema has one address for each row: a structure is its first location in France, and a service
is written once for each of its own. https://www.data.inclusion.gouv.fr
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from content_models.exchange.losses import Loss
from content_models.help import Delivery, Fee, IdentifierScheme, Status, WayToCome
from content_models.hours.osm import to_osm
from content_models.hours.weekly import Hours
from content_models.kinds.organisation import Organisation
from content_models.places import Location
from content_models.services import Service
from content_models.vocabularies import Audience

Json = dict[str, Any]
FRANCE = "FR"
SHORTEST_NAME, LONGEST_NAME = 3, 150
SHORTEST_DESCRIPTION, LONGEST_DESCRIPTION = 5, 10_000
EARLIEST = date(2000, 1, 1)

FEES = {
    Fee.FREE: "gratuit",
    Fee.DONATION: "gratuit",
    Fee.PAID: "payant",
    Fee.MEMBERSHIP: "payant",
    Fee.DEPENDS_ON_INCOME: "payant",
}
AUDIENCES = {
    Audience.EVERYONE: "tous-publics",
    Audience.ASYLUM_SEEKERS: "personnes-exilees",
    Audience.REFUGEES: "personnes-exilees",
    Audience.UNACCOMPANIED_MINORS: "personnes-exilees",
    Audience.YOUNG_PEOPLE: "jeunes",
    Audience.WOMEN: "femmes",
    Audience.FAMILIES: "familles",
    Audience.JOBSEEKERS: "demandeurs-emploi",
}
"""Founders and accompaniers have no value there."""
DELIVERIES = {
    Delivery.ON_SITE: "en-presentiel",
    Delivery.AT_HOME: "en-presentiel",
    Delivery.BY_PHONE: "a-distance",
    Delivery.ONLINE: "a-distance",
}
WAYS = {
    WayToCome.WALK_IN: "se-presenter",
    WayToCome.PHONE: "telephoner",
    WayToCome.EMAIL: "envoyer-un-courriel",
    WayToCome.ONLINE_FORM: "utiliser-lien-mobilisation",
}
"""An appointment is no way there, and referral says by whom (mobilisable_par)."""
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_AREA_CODE = re.compile(r"\w{5}|\w{2,3}|\d{9}")

DATA_INCLUSION_LOSSES = (
    Loss("locations", "Of a structure only the first in France; none outside France."),
    Loss("locations[].region", "All."),
    Loss("locations[].precision", "All."),
    Loss("locations[].accessibility", "All: the schema has an address of Acceslibre instead."),
    Loss("locations[].hours", "Time zone, region of holidays and note; the rest in OSM syntax."),
    Loss("phones", "One number each: the service's, else the location's, else the organisation's."),
    Loss("contacts", "One name."),
    Loss("alternative_names", "All."),
    Loss("identifiers", "All but the SIRET."),
    Loss("legal_form", "All."),
    Loss("year_founded", "All."),
    Loss("status", "All; what is closed for good is left out."),
    Loss("source", "All: each row names this portal as its source."),
    Loss("spoken_languages", "All."),
    Loss("last_verified", "All: date_maj is the day of the last change."),
    Loss("checker", "All."),
    Loss("checker_name", "All."),
    Loss("addresses_check", "All."),
    Loss("hours_check", "All."),
    Loss("phones_check", "All."),
    Loss("services[].check", "All."),
    Loss("merged", "All."),
    Loss("themes", "All: the needs are named by our editors, thematiques by the schema."),
    Loss("services[].themes", "All, as those of the organisation."),
    Loss("services[].fee", "Donations are gratuit; membership and by income are payant."),
    Loss("services[].costs", "Figures become words (frais_precisions)."),
    Loss("services[].audiences", "Asylum seekers, refugees and minors alone are one; founders and "
         "supporters none."),
    Loss("services[].ways", "By appointment; referral is mobilisable_par: professionnels."),
    Loss("services[].delivery", "At home is en-presentiel; by phone and online are one."),
    Loss("services[].languages", "All."),
    Loss("services[].minimum_age", "Figures become words (publics_precisions)."),
    Loss("services[].maximum_age", "Figures become words (publics_precisions)."),
    Loss("services[].areas", "Those without an official code, or outside France."),
    Loss("services[].status", "All; what is closed for good is left out."),
    Loss("title", "Names of fewer than 3 letters are left out, longer than 150 are cut."),
    Loss("audiences", "All: those of services alone."),
    Loss("summary", "Fewer than 5 letters, more than 10,000."),
    Loss("website", "What does not begin with http."),
    Loss("email", "What is no address."),
    Loss("services", "Those with a name of fewer than 3 letters, without words or a place."),
    Loss("services[].description", "Where it has none, that of the organisation."),
    Loss("services[].eligibility", "It comes back with the documents, a line each."),
    Loss("services[].documents", "They come back as lines of the eligibility."),
    Loss("services[].email", "Where it is the organisation's."),
    Loss("services[].website", "Where no form online is a way to come."),
    Loss("services[].at", "A service at all locations comes back at each of them."),
)  # fmt: skip


class DataInclusion:
    """Writes rows of one producer.

    Args:
        source: the name of this portal as a producer: letters, figures and hyphens.
        address_of: gives the address of an organisation's page.
    """

    def __init__(self, source: str, address_of: Callable[[Organisation], str]) -> None:
        self._source = source
        self._address_of = address_of

    def structure(self, document: Organisation) -> Json | None:
        """Return the structure of an organisation; None where the schema has no place for it."""
        places = _in_france(document.locations)
        if not places or _is_closed(document) or not _is_named(document.title):
            return None
        siret = next(
            (
                each.number.replace(" ", "")
                for each in document.identifiers
                if each.scheme is IdentifierScheme.FR_SIRET
            ),
            "",
        )
        return _known(
            source=self._source,
            id=self._id(document.key),
            nom=document.title[:LONGEST_NAME],
            date_maj=_day(document),
            description=_description(document.description),
            lien_source=self._address_of(document),
            siret=siret if re.fullmatch(r"\d{14}", siret) else None,
            telephone=_telephone(document, places[0].key),
            courriel=_mail(document.email),
            site_web=_web(document.website),
            **_address(places[0]),
            horaires_accueil=_hours(places[0].hours),
        )

    def services(self, document: Organisation) -> Iterator[Json]:
        """Yield the services of an organisation, each at each of its locations in France."""
        if self.structure(document) is None:
            return
        for service in document.services:
            description = _description(service.description) or _description(document.description)
            if _is_closed(service) or not _is_named(service.name) or description is None:
                continue
            for place in _in_france(document.locations_of(service)):
                yield self._service(document, service, place, description)

    def _service(
        self, document: Organisation, service: Service, place: Location, description: str
    ) -> Json:
        own_hours = {each.location: each.hours for each in service.at}
        needs_link = WayToCome.ONLINE_FORM in service.ways
        contact = next(iter(document.contacts), None)
        return _known(
            source=self._source,
            id=self._id(service.key, *([place.key] if place.key else [])),
            structure_id=self._id(document.key),
            nom=service.name[:LONGEST_NAME],
            date_maj=_day(document),
            description=description,
            lien_source=f"{self._address_of(document)}#{service.anchor}",
            frais=FEES[service.fee] if service.fee else None,
            frais_precisions=_prices(service),
            publics=_publics(service.audiences),
            publics_precisions=_ages(service),
            conditions_acces="\n".join(filter(None, (service.eligibility, *service.documents))),
            **_address(place),
            telephone=_telephone(document, service.key, place.key),
            courriel=_mail(service.email, document.email),
            modes_accueil=_each_once(DELIVERIES[each] for each in service.delivery),
            zone_eligibilite=_areas(service),
            contact_nom_prenom=contact.name if contact else None,
            lien_mobilisation=_web(service.website or document.website) if needs_link else None,
            modes_mobilisation=_each_once(WAYS[each] for each in service.ways if each in WAYS),
            mobilisable_par=_by_whom(service),
            volume_horaire_hebdomadaire=service.hours_per_week,
            nombre_semaines=service.weeks,
            horaires_accueil=_hours(own_hours.get(place.key) if place.key else None)
            or _hours(place.hours),
        )

    def _id(self, *keys: UUID) -> str:
        return f"{self._source}--{'-'.join(map(str, keys))}"


def _known(**fields: Any) -> Json:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def _in_france(places: Iterable[Location]) -> list[Location]:
    return [place for place in places if place.country == FRANCE]


def _web(text: str) -> str | None:
    return text if text.startswith(("https://", "http://")) else None


def _mail(*texts: str) -> str | None:
    return next((text for text in texts if _MAIL.fullmatch(text)), None)


def _is_closed(said: Organisation | Service) -> bool:
    return said.status is Status.CLOSED


def _is_named(name: str) -> bool:
    return len(name) >= SHORTEST_NAME


def _day(document: Organisation) -> str:
    return max(document.updated_at.date(), EARLIEST).isoformat()


def _description(text: str) -> str | None:
    text = text.strip()
    return text[:LONGEST_DESCRIPTION] if len(text) >= SHORTEST_DESCRIPTION else None


def _telephone(document: Organisation, *owners: UUID | None) -> str:
    """Return the first number of the owners, else one of the organisation itself."""
    for owner in (*(each for each in owners if each), None):
        for phone in document.phones_of(owner):
            return phone.dialled.partition(";")[0] or phone.number
    return ""


def _address(place: Location) -> Json:
    point = place.coordinates
    return {
        "commune": place.place,
        "code_postal": place.postcode if re.fullmatch(r"[0-9]{5}", place.postcode) else None,
        "adresse": place.address,
        "complement_adresse": place.name,
        "latitude": point.latitude if point else None,
        "longitude": point.longitude if point else None,
    }


def _hours(hours: Hours | None) -> str:
    return to_osm(hours) if hours else ""


def _each_once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _publics(audiences: Iterable[Audience]) -> list[str]:
    """Return the values of the schema; everybody is nobody in particular."""
    found = _each_once(AUDIENCES[each] for each in audiences if each in AUDIENCES)
    everybody = AUDIENCES[Audience.EVERYONE]
    return [everybody] if everybody in found else found


def _ages(service: Service) -> str:
    low, high = service.minimum_age, service.maximum_age
    if low is not None and high is not None:
        return f"De {low} à {high} ans."
    if low is not None:
        return f"À partir de {low} ans."
    return f"Jusqu’à {high} ans." if high is not None else ""


def _prices(service: Service) -> str:
    """Return the prices, a line each."""
    prices = (
        (f"{cost.amount:g} {cost.currency}" if cost.amount else "", cost.note)
        for cost in service.costs
    )
    return "\n".join(filter(None, (" ".join(filter(None, price)) for price in prices)))


def _areas(service: Service) -> list[str]:
    return _each_once(
        area.code
        for area in service.areas
        if area.country in (None, FRANCE) and _AREA_CODE.fullmatch(area.code)
    )


def _by_whom(service: Service) -> list[str]:
    others = [way for way in service.ways if way is not WayToCome.REFERRAL]
    found = ["usagers"] if others else []
    return [*found, "professionnels"] if WayToCome.REFERRAL in service.ways else found
