"""What an operator has filled in about an installation, read from its environment."""

from collections.abc import Mapping
from datetime import date

from portal.information.models import Audit, Publisher


def read_publisher(environment: Mapping[str, str]) -> Publisher:
    """Who answers for this installation."""
    return Publisher(
        name=environment.get("PUBLISHER", "").strip(),
        address=_lines(environment.get("PUBLISHER_ADDRESS", "")),
        email=environment.get("CONTACT_EMAIL", "").strip(),
        phone=environment.get("CONTACT_PHONE", "").strip(),
        director=environment.get("PUBLICATION_DIRECTOR", "").strip(),
        host=_lines(environment.get("HOSTED_BY", "")),
    )


def read_audit(environment: Mapping[str, str]) -> Audit | None:
    """The accessibility audit, e.g. ``87 2027-03-01 Example Experts``; None where there was none.

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


def _lines(text: str) -> tuple[str, ...]:
    r"""The lines of a text; ``\n`` ends one too, because environment files know no line break."""
    lines = (line.strip() for line in text.replace("\\n", "\n").splitlines())
    return tuple(line for line in lines if line)
