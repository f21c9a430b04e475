"""Makes the accessibility statement of this installation."""

from dataclasses import dataclass
from datetime import date

from portal.about.models import CONFORMITY_STATEMENTS
from portal.settings.audit import Audit, conformity_of

TEXT_WRITTEN_ON = date(2026, 11, 24)
"""When the text of the accessibility statement was last looked through and changed."""


@dataclass(frozen=True)
class AccessibilityStatement:
    """An accessibility statement holds this installation's conclusion, its day and the audit.

    Attributes:
        conclusion: in a sentence, a message.
        made_on: the day that the law calls *établie le*.
    """

    conclusion: str
    made_on: date
    audit: Audit | None


def accessibility_statement(audit: Audit | None) -> AccessibilityStatement:
    """Return the statement that an audit, or its lack, allows."""
    return AccessibilityStatement(
        conclusion=CONFORMITY_STATEMENTS[conformity_of(audit)],
        made_on=max(TEXT_WRITTEN_ON, audit.day) if audit else TEXT_WRITTEN_ON,
        audit=audit,
    )
