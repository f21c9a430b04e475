"""Checks the numbers that registers give organisations."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from content_models.help import IDENTIFIER_LABELS, IdentifierScheme

FORMS: dict[IdentifierScheme, tuple[str, str]] = {
    IdentifierScheme.FR_SIRET: (r"\d{14}", "123 456 789 00012"),
    IdentifierScheme.FR_RNA: (r"W[0-9A-Z]\d{8}", "W641234567"),
    IdentifierScheme.FR_FINESS: (r"[0-9A-Z]{2}\d{7}", "640012345"),
    IdentifierScheme.GR_AFM: (r"\d{9}", "123456789"),
    IdentifierScheme.GR_GEMI: (r"\d{9,12}", "123456701000"),
    IdentifierScheme.AT_ZVR: (r"\d{9,10}", "123456789"),
    IdentifierScheme.AT_FN: (r"(?:FN)?\d{1,6}[A-Z]", "123456a"),
    IdentifierScheme.GB_CHARITY: (r"(?:SC|NIC)?\d{5,7}", "1234567"),
    IdentifierScheme.GB_COMPANY: (r"[0-9A-Z]{2}\d{6}", "01234567"),
}
"""What a number looks like without blanks, and an example."""
BLANKS = re.compile(r"[\s.\-–/]+")


def check_identifier(scheme: str, number: str) -> str:
    """Return a number as its register writes it, without blanks.

    Raises:
        ValidationError: it cannot be one. For whom it is right is not looked up.
    """
    form = FORMS.get(IdentifierScheme(scheme)) if scheme in set(IdentifierScheme) else None
    if form is None:
        return number.strip()
    pattern, example = form
    plain = BLANKS.sub("", number).upper()
    if not re.fullmatch(pattern, plain):
        raise ValidationError(
            {
                "number": _("“%(number)s” is not a number of %(register)s. Example: %(example)s.")
                % {
                    "number": number,
                    "register": IDENTIFIER_LABELS[IdentifierScheme(scheme)],
                    "example": example,
                }
            }
        )
    return plain.lower() if scheme == IdentifierScheme.AT_FN else plain
