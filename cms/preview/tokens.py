"""Signs and reads the token in a preview's address.

The signature says that we made the link, and when; what it shows stands in the database. Whoever
reads the database alone can forge none, whoever has the key alone can guess no number.
"""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner

from cms.preview.models import TICKET_LIFE
from content_models.previews import PreviewEndedError, PreviewUnknownError

SALT = "cms.preview"
SEPARATOR = "."
SHARED_LIFE_SECONDS = None
"""The row of a shared link says how long it lives, and can be revoked."""


class Purpose(StrEnum):
    """A purpose says whom a token is for.

    That is an editor's own eyes, or whoever is given it.
    """

    TICKET = "t"
    SHARED = "s"


@dataclass(frozen=True)
class Token:
    """A token says whom it is for, and what it opens."""

    purpose: Purpose
    identifier: UUID


def sign(token: Token) -> str:
    """Return the signed form of a token, which stands in an address."""
    return _signer().sign(f"{token.purpose}{token.identifier.hex}")


def read(signed: str) -> Token:
    """Return what a signed token says.

    Raises:
        PreviewUnknownError: we did not sign it.
        PreviewEndedError: it is too old.
    """
    is_ticket = signed.startswith(Purpose.TICKET)
    try:
        value = _signer().unsign(signed, max_age=TICKET_LIFE if is_ticket else SHARED_LIFE_SECONDS)
    except SignatureExpired as error:
        raise PreviewEndedError(signed) from error
    except BadSignature as error:
        raise PreviewUnknownError(signed) from error
    return Token(Purpose(value[0]), UUID(value[1:]))


def _signer() -> TimestampSigner:
    return TimestampSigner(salt=SALT, sep=SEPARATOR)
