"""Refuses what does not come from this portal's own forms, and floods.

There is no session to tie a form to. What is left to refuse is another site that posts through a
reader's browser, and robots: docs/decisions/0009-inbox.md.
"""

import hashlib
import hmac
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

from content_models.inbox import InboxFullError, InboxUnavailableError, SenderFloodError
from portal.sending.models import Envelope, Problem, RefusedError
from portal.web.form_tokens import FormTokens, StaleFormError

logger = logging.getLogger(__name__)

TOKEN_SALT = "insert.wish"  # noqa: S105 - keeps its tokens apart from those of other forms
SENDER_SALT = "insert.wish.sender"
BITS_WITHIN_A_HOUSEHOLD = 64
"""Of an IPv6 address: one household has all the addresses that begin like its own."""


@contextmanager
def taking_in() -> Iterator[None]:
    """Raise ``RefusedError`` where the inbox takes nothing in."""
    try:
        yield
    except SenderFloodError:
        raise RefusedError(Problem.FLOOD) from None
    except InboxFullError:
        logger.warning("the inbox takes nothing in until tomorrow: too many messages in a day")
        raise RefusedError(Problem.FULL) from None
    except InboxUnavailableError as error:
        logger.error("a message could not be kept: %s", error)
        raise RefusedError(Problem.UNAVAILABLE) from error


def nonce_of(tokens: FormTokens, token: str) -> str:
    """Return what a form is counted by; raise ``RefusedError`` where it is none of ours."""
    try:
        return tokens.nonce(token)
    except StaleFormError:
        raise RefusedError(Problem.STALE) from None


def sender_of(secret_key: str, address: str, day: date) -> str:
    """Return what stands for a sender during one day.

    Without the key it leads back to no address.
    """
    key = f"{SENDER_SALT} {secret_key}".encode()
    return hmac.new(key, f"{day} {_network(address)}".encode(), hashlib.sha256).hexdigest()


def _network(address: str) -> str:
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        mapped = parsed.ipv4_mapped
        return str(mapped or int(parsed) >> BITS_WITHIN_A_HOUSEHOLD)
    return str(parsed)


def refuse_other_sites(envelope: Envelope) -> None:
    """Refuse a form that a page of another site made the browser send.

    Attack: a page anywhere on the web holds a token that its own server fetched here, and sends the
    form through the browser, and so from the address, of each of its visitors.
    """
    if envelope.sec_fetch_site:  # the browser's own word, which no page can forge
        is_ours = envelope.sec_fetch_site in {"same-origin", "none"}
    else:
        is_ours = _is_own_origin(envelope)
    if not is_ours:
        raise RefusedError(Problem.FOREIGN)


def _is_own_origin(envelope: Envelope) -> bool:
    # Old browsers name no origin, and careful ones "null": then the token alone decides.
    if envelope.origin in {"", "null", envelope.base_url}:
        return True
    try:
        host = urlsplit(envelope.origin).netloc
    except ValueError:
        return False
    # A page cannot choose the Host of what it makes a browser send.
    return host == envelope.host
