"""States the rules of HSDS 3.1, ORUK 3.0 and data·inclusion v1.

Facts of the published schemas in our own notation: names of fields, what must be there, and in
which form. https://docs.openreferral.org, https://openreferraluk.org, https://www.data.inclusion.gouv.fr
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

from content_models.exchange.conformance.rules import Field, Json, Tables, fields
from content_models.exchange.data_inclusion import DATA_INCLUSION_LOSSES, DataInclusion
from content_models.exchange.hsds.losses import HSDS_LOSSES, ORUK_LOSSES
from content_models.exchange.hsds.profiles import ORUK, as_oruk
from content_models.exchange.hsds.writing import to_hsds
from content_models.exchange.losses import Loss
from content_models.kinds.organisation import Organisation

Rows = Iterator[tuple[str, Json]]
"""Rows with the name of their table."""
DAYS = {"wkst": ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), "freq": ("WEEKLY", "MONTHLY")}
PLACES = ("physical", "postal", "virtual")
STATUSES = {"status": ("active", "inactive", "defunct", "temporarily closed")}

HSDS_3_1: Tables = MappingProxyType(
    {
        "accessibility": fields("id!:uuid location_id:uuid description details url:uri"),
        "address": fields(
            "id!:uuid location_id:uuid attention address_1! address_2 city! region state_province! "
            "postal_code! country! address_type!",
            {"address_type": PLACES},
        ),
        "attribute": fields(
            "id!:uuid link_id:uuid taxonomy_term_id:uuid link_type link_entity value label "
            "taxonomy_term:taxonomy_term"
        ),
        "contact": fields(
            "id!:uuid organization_id:uuid service_id:uuid service_at_location_id:uuid "
            "location_id:uuid name title department email:email phones:[phone]"
        ),
        "cost_option": fields(
            "id!:uuid service_id:uuid valid_from valid_to option currency amount:number "
            "amount_description"
        ),
        "language": fields(
            "id!:uuid service_id:uuid location_id:uuid phone_id:uuid name code note"
        ),
        "location": fields(
            "id!:uuid location_type! url:uri organization_id:uuid name alternate_name description "
            "transportation latitude:number longitude:number external_identifier "
            "external_identifier_type languages:[language] addresses:[address] contacts:[contact] "
            "accessibility:[accessibility] phones:[phone] schedules:[schedule]",
            {"location_type": PLACES},
        ),
        "organization": fields(
            "id!:uuid name! alternate_name description! email:email website:uri tax_status tax_id "
            "year_incorporated:number legal_status logo uri:uri parent_organization_id:uuid "
            "contacts:[contact] phones:[phone] locations:[location] "
            "organization_identifiers:[organization_identifier]"
        ),
        "organization_identifier": fields(
            "id!:uuid organization_id:uuid identifier_scheme identifier_type! identifier!"
        ),
        "phone": fields(
            "id!:uuid location_id:uuid service_id:uuid organization_id:uuid contact_id:uuid "
            "service_at_location_id:uuid number! extension:number type description "
            "languages:[language]"
        ),
        "required_document": fields("id!:uuid service_id:uuid document uri:uri"),
        "schedule": fields(
            "id!:uuid service_id:uuid location_id:uuid service_at_location_id:uuid valid_from "
            "valid_to dtstart timezone:number until count:number wkst freq interval:number byday "
            "byweekno bymonthday byyearday description opens_at closes_at schedule_link:uri "
            "attending_type notes",
            DAYS,
        ),
        "service": fields(
            "id!:uuid organization_id:uuid program_id:uuid name! alternate_name description "
            "url:uri email:email status! interpretation_services application_process "
            "fees_description wait_time fees accreditations eligibility_description "
            "minimum_age:number maximum_age:number assured_date assurer_email:email licenses alert "
            "last_modified:moment phones:[phone] schedules:[schedule] service_areas:[service_area] "
            "service_at_locations:[service_at_location] languages:[language] "
            "organization:organization cost_options:[cost_option] "
            "required_documents:[required_document] contacts:[contact]",
            STATUSES,
        ),
        "service_area": fields(
            "id!:uuid service_id:uuid service_at_location_id:uuid name description extent "
            "extent_type uri"
        ),
        "service_at_location": fields(
            "id!:uuid service_id:uuid location_id:uuid description service_areas:[service_area] "
            "contacts:[contact] phones:[phone] schedules:[schedule] location:location"
        ),
        "taxonomy": fields("id!:uuid name! description! uri:uri version"),
        "taxonomy_term": fields(
            "id!:uuid code name! description! parent_id:uuid taxonomy language taxonomy_id:uuid "
            "term_uri:uri"
        ),
    }
)
"""Of tables that we write. What has attributes, nearly everything, has them besides."""
WITHOUT_ATTRIBUTES = ("attribute", "taxonomy", "taxonomy_term")


def _described(tables: Tables) -> Tables:
    attributes = Field("attribute", is_many=True)
    return {
        name: table if name in WITHOUT_ATTRIBUTES else {**table, "attributes": attributes}
        for name, table in tables.items()
    }


def _within(tables: Tables, profile: Mapping[str, frozenset[str]]) -> Tables:
    return {
        name: {field: form for field, form in tables[name].items() if field in profile[name]}
        for name in tables
        if name in profile
    }


HSDS_RULES = _described(HSDS_3_1)
ORUK_RULES = _within(HSDS_RULES, ORUK)
_NAME = Field("text", is_required=True, least=3, most=150)
_ADDRESS = {
    **fields("commune adresse complement_adresse longitude:number latitude:number telephone"),
    **fields("courriel:email horaires_accueil lien_source:web"),
    "code_postal": Field(pattern=r"[0-9]{5}"),
    "code_insee": Field(pattern=r"\w{5}"),
}


def _several(*values: str, least: int = 0) -> Field:
    return Field(is_many=True, values=frozenset(values), least=least)


DATA_INCLUSION_RULES: Tables = MappingProxyType(
    {
        "structure": {
            **fields("source! id! date_maj!:day site_web:web accessibilite_lieu:web"),
            **_ADDRESS,
            "nom": _NAME,
            "description": Field(least=5, most=10_000),
            "siret": Field(pattern=r"[0-9]{14}"),
        },
        "service": {
            **fields("source! id! structure_id! date_maj!:day lien_mobilisation:web"),
            **fields("frais_precisions publics_precisions conditions_acces contact_nom_prenom"),
            **fields("mobilisation_precisions"),
            **_ADDRESS,
            "nom": _NAME,
            "description": Field(is_required=True, least=5, most=10_000),
            "frais": Field(values=frozenset({"gratuit", "payant"})),
            "publics": _several(
                "tous-publics", "actifs", "beneficiaires-des-minimas-sociaux", "demandeurs-emploi",
                "etudiants", "familles", "femmes", "jeunes", "personnes-en-situation-de-handicap",
                "personnes-en-situation-durgence", "personnes-en-situation-juridique-specifique",
                "personnes-exilees", "residents-qpv-frr", "seniors", least=1,
            ),
            "modes_accueil": _several("a-distance", "en-presentiel"),
            "modes_mobilisation": _several(
                "envoyer-un-courriel", "se-presenter", "telephoner", "utiliser-lien-mobilisation",
                least=1,
            ),
            "mobilisable_par": _several("usagers", "professionnels", least=1),
            "zone_eligibilite": Field(
                is_many=True, least=1, pattern=r"france|\w{5}|\w{2,3}|[0-9]{9}"
            ),
            "volume_horaire_hebdomadaire": Field("number", least=0),
            "nombre_semaines": Field("whole", least=1),
        },
    }
)  # fmt: skip


class PublishedRecord:
    """Holds an organisation as it is published on a day.

    Args:
        document: one version of it.
        on: the day.
        address: of its page.
        producer: the name of this site, as data·inclusion has names.
    """

    def __init__(self, document: Organisation, on: date, address: str, producer: str) -> None:
        self.document = document
        self.address = address
        self.producer = producer
        self._on = on

    @cached_property
    def hsds(self) -> Json:
        """Return it as an object of HSDS, of which ORUK is a shorter form."""
        return to_hsds(self.document, on=self._on, address=self.address).json_value()


@dataclass(frozen=True)
class Standard:
    """A standard has rules, and a form of what we publish.

    Attributes:
        code: in addresses and files.
        name: as people call it.
        tables: its rules.
        counted: the tables whose rows are counted; the others' stand in these.
        rows: writes the rows of an organisation, each with its table.
        losses: what it cannot say.
    """

    code: str
    name: str
    tables: Tables
    counted: tuple[str, ...]
    rows: Callable[[PublishedRecord], Rows]
    losses: tuple[Loss, ...]


def _hsds_rows(published: PublishedRecord) -> Rows:
    """Yield an organisation, its services and its services at locations, each once."""
    yield "organization", _without(published.hsds, "services")
    for service in published.hsds.get("services", ()):
        yield "service", _without(service, "service_at_locations")
        for place in service.get("service_at_locations", ()):
            yield "service_at_location", place


def _oruk_rows(published: PublishedRecord) -> Rows:
    yield "organization", as_oruk(_without(published.hsds, "services"), "organization")
    for service in published.hsds.get("services", ()):
        shortened = as_oruk(service, "service")
        yield "service", _without(shortened, "service_at_locations")
        for place in shortened.get("service_at_locations", ()):
            yield "service_at_location", place


def _without(row: Json, left_out: str) -> Json:
    return {name: value for name, value in row.items() if name != left_out}


def _data_inclusion_rows(published: PublishedRecord) -> Rows:
    exchange = DataInclusion(published.producer, lambda _document: published.address)
    structure = exchange.structure(published.document)
    if structure is not None:
        yield "structure", structure
        for service in exchange.services(published.document):
            yield "service", service


HSDS_TABLES = ("organization", "service", "service_at_location")
STANDARDS = (
    Standard("hsds-3.1", "HSDS 3.1", HSDS_RULES, HSDS_TABLES, _hsds_rows, HSDS_LOSSES),
    Standard("oruk-3.0", "Open Referral UK 3.0", ORUK_RULES, HSDS_TABLES, _oruk_rows, ORUK_LOSSES),
    Standard(
        "data-inclusion-v1",
        "data.inclusion v1",
        DATA_INCLUSION_RULES,
        ("structure", "service"),
        _data_inclusion_rows,
        DATA_INCLUSION_LOSSES,
    ),
)
