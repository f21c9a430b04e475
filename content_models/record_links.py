"""Signs the links by which an organisation answers for its own record, without an account.

The CMS signs and mails them, the portal reads them: both have the installation's key. A link opens
one record for some weeks and lets nobody do more than suggest. It is a key: it stands in no log,
which is why it is a parameter and no part of a path.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from itsdangerous import BadData, URLSafeTimedSerializer

LINK_DAYS = 60
"""A mail may wait for somebody's holidays."""
TOKEN = "from"  # noqa: S105 - the name of a parameter
"""The parameter of an address that holds the token."""
PAGE = "still-correct"
"""The last segment of the page that a link opens, behind its language."""
MAXIMUM_TOKEN_CHARACTERS = 400
_SALT = "insert.record"


class BadLinkError(Exception):
    """A link is not ours, or has ended."""


@dataclass(frozen=True)
class RecordLink:
    """A record link belongs to one question to one organisation.

    Attributes:
        key: of the organisation.
        question: the identifier of the question; an answer to it counts once.
    """

    key: UUID
    question: UUID


class RecordLinks:
    """Signs and reads the tokens of record links.

    Args:
        secret_key: of this installation.
    """

    def __init__(self, secret_key: str) -> None:
        self._serializer = URLSafeTimedSerializer(
            secret_key, salt=_SALT, signer_kwargs={"digest_method": hashlib.sha256}
        )

    def sign(self, link: RecordLink) -> str:
        """Return the token of a link."""
        return str(self._serializer.dumps([link.key.hex, link.question.hex]))

    def read(self, token: str, at: datetime | None = None) -> RecordLink:
        """Return the link of a token; signatures are compared in constant time.

        Args:
            token: what came with an address.
            at: when it was used; None is now.

        Raises:
            BadLinkError: we did not sign it, or it was too old.
        """
        try:
            held, signed_at = self._serializer.loads(
                token[:MAXIMUM_TOKEN_CHARACTERS], return_timestamp=True
            )
            key, question = held
            link = RecordLink(UUID(key), UUID(question))
        except (BadData, TypeError, ValueError):
            raise BadLinkError from None
        if (at or datetime.now(UTC)) - signed_at > timedelta(days=LINK_DAYS):
            raise BadLinkError
        return link
