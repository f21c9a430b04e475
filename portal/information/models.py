"""Who answers for an installation, how accessible it was found, and who hears complaints."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from content_models.vocabularies import Country, message

ALL_CRITERIA = 100
HALF_OF_THE_CRITERIA = 50
"""From here on the RGAA calls a site *partiellement conforme* (arrêté du 20 septembre 2019)."""


@dataclass(frozen=True)
class Publisher:
    """Who answers for this installation: what only its operator knows, as plain text.

    What nobody has filled in is empty. Pages then say so; they never invent a name.

    Attributes:
        name: the body that publishes the portal.
        address: its postal address, line by line.
        director: the *directeur de la publication*, whom French law wants named (loi 2004-575).
        host: who runs the servers, and where, line by line.
    """

    name: str = ""
    address: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    director: str = ""
    host: tuple[str, ...] = ()


class Conformity(StrEnum):
    """What may be said of an installation's accessibility."""

    NOT_AUDITED = "not-audited"
    NONE = "none"
    PARTIAL = "partial"
    FULL = "full"


CONFORMITY_LABELS: dict[Conformity, str] = {
    # In French law what nobody has audited is "non conforme", however good: the catalogue says so.
    Conformity.NOT_AUDITED: message("Accessibility: not audited yet"),
    Conformity.NONE: message("Accessibility: not conforming"),
    Conformity.PARTIAL: message("Accessibility: partly conforming"),
    Conformity.FULL: message("Accessibility: fully conforming"),
}
"""For the foot of every page, in the words that French law asks for there."""

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
class Audit:
    """An accessibility audit by an expert.

    Attributes:
        percent: of the criteria that apply, those that are met.
        auditor: the expert's name.
    """

    percent: int
    day: date
    auditor: str

    def __post_init__(self) -> None:
        if not 0 <= self.percent <= ALL_CRITERIA:
            raise ValueError(f"an audit finds 0 to 100 per cent, not {self.percent}")

    @property
    def conformity(self) -> Conformity:
        """What the audit allows to say."""
        if self.percent == ALL_CRITERIA:
            return Conformity.FULL
        return Conformity.PARTIAL if self.percent >= HALF_OF_THE_CRITERIA else Conformity.NONE


@dataclass(frozen=True)
class Authority:
    """A public body, under its own name in its own language.

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
