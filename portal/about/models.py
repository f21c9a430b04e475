"""Holds the statements on accessibility, and the authorities that hear complaints."""

from dataclasses import dataclass

from content_models.vocabularies import Country, message
from portal.settings.audit import Conformity

CONFORMITY_STATEMENTS: dict[Conformity, str] = {
    Conformity.NOT_AUDITED: message(
        "No expert has audited this portal yet. It is made to conform to WCAG 2.2, level AA, and "
        "to the European standard EN 301 549."
    ),
    Conformity.NONE: message("This portal does not conform yet."),
    Conformity.PARTIAL: message("This portal conforms in part."),
    Conformity.FULL: message("This portal conforms fully."),
}


@dataclass(frozen=True)
class Authority:
    """An authority is a public body, under its own name in its own language.

    Attributes:
        locale: of its name.
        post: how letters reach it, where that is free of postage.
    """

    country: Country
    locale: str
    name: str
    website: str
    post: str = ""


EQUALITY_BODIES = (
    Authority(
        Country.FRANCE,
        "fr",
        "Défenseur des droits",
        "https://www.defenseurdesdroits.fr/",
        post="Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07",
    ),
    Authority(Country.GREECE, "el", "Συνήγορος του Πολίτη", "https://www.synigoros.gr/"),
    Authority(
        Country.AUSTRIA,
        "de",
        "Beschwerdestelle digitale Barrierefreiheit (FFG)",
        "https://www.digitalbarrierefrei.at/",
    ),
    Authority(
        Country.UNITED_KINGDOM,
        "en",
        "Equality Advisory and Support Service (EASS)",
        "https://www.equalityadvisoryservice.com/",
    ),
)
"""Who hears a reader whom a barrier keeps out, one for each partner country."""

DATA_PROTECTION_AUTHORITIES = (
    Authority(
        Country.FRANCE,
        "fr",
        "Commission nationale de l’informatique et des libertés (CNIL)",
        "https://www.cnil.fr/",
    ),
    Authority(
        Country.GREECE,
        "el",
        "Αρχή Προστασίας Δεδομένων Προσωπικού Χαρακτήρα",
        "https://www.dpa.gr/",
    ),
    Authority(Country.AUSTRIA, "de", "Datenschutzbehörde", "https://www.dsb.gv.at/"),
    Authority(Country.UNITED_KINGDOM, "en", "ICO", "https://ico.org.uk/"),
)
"""The supervisory authorities (GDPR, article 51, and its British counterpart)."""
