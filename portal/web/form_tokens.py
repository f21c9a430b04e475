"""Signs tokens that make each form one of ours, and unlike any other."""

import hashlib
import secrets

from itsdangerous import BadData, URLSafeTimedSerializer

TOKEN_SECONDS = 86_400
"""A form left open over night still works; a list of tokens collected for a flood does not."""
NONCE_BYTES = 16
MAXIMUM_TOKEN_CHARACTERS = 300


class StaleFormError(Exception):
    """A form has no token of ours, or one that is too old."""


class FormTokens:
    """Makes and checks the tokens of forms.

    Nothing is kept: the signature says that a token is ours.

    Args:
        secret_key: of this installation.
        salt: keeps the tokens of one kind of form apart from others of the same key.
    """

    def __init__(self, secret_key: str, salt: str) -> None:
        self._serializer = URLSafeTimedSerializer(
            secret_key, salt=salt, signer_kwargs={"digest_method": hashlib.sha256}
        )

    def new(self) -> str:
        """Return a token for one form."""
        return str(self._serializer.dumps(secrets.token_urlsafe(NONCE_BYTES)))

    def nonce(self, token: str) -> str:
        """Return the nonce of a form.

        Raises:
            StaleFormError: the token is missing, forged or too old.
        """
        try:
            return str(self._serializer.loads(token[:MAXIMUM_TOKEN_CHARACTERS], TOKEN_SECONDS))
        except BadData:
            raise StaleFormError from None

    def renewed(self, token: str) -> str:
        """Return the same token while it is good, otherwise a new one.

        So a form that is sent again counts once.
        """
        try:
            self.nonce(token)
        except StaleFormError:
            return self.new()
        return token
