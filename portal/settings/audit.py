"""Says how accessible an installation was found, and what it may claim."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from content_models.vocabularies import message

ALL_CRITERIA = 100
HALF_OF_THE_CRITERIA = 50
"""From here on the RGAA calls a site *partiellement conforme* (arrêté du 20 septembre 2019)."""


class Conformity(StrEnum):
    """Lists what may be said of an installation's accessibility."""

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


@dataclass(frozen=True)
class Audit:
    """An audit is an expert's verdict on accessibility.

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
        """Return what may be said after this audit."""
        if self.percent == ALL_CRITERIA:
            return Conformity.FULL
        return Conformity.PARTIAL if self.percent >= HALF_OF_THE_CRITERIA else Conformity.NONE


def conformity_of(audit: Audit | None) -> Conformity:
    """Return what an audit, or its lack, allows to say."""
    return audit.conformity if audit else Conformity.NOT_AUDITED


def read_audit(environment: Mapping[str, str]) -> Audit | None:
    """Return the accessibility audit, e.g. ``87 2027-03-01 Example Experts``, or None.

    Raises:
        ValueError: it is written otherwise. A wrong claim of conformity is worse than no start.
    """
    text = environment.get("ACCESSIBILITY_AUDIT", "").strip()
    if not text:
        return None
    try:
        percent, day, auditor = text.split(maxsplit=2)
        return Audit(int(percent), date.fromisoformat(day), auditor)
    except ValueError as error:
        raise ValueError(
            f"ACCESSIBILITY_AUDIT must be '<per cent> <YYYY-MM-DD> <auditor>': {text!r}"
        ) from error
