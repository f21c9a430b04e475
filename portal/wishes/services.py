"""Takes wishes in: from this portal's own forms, once each, and no flood.

There is no session to tie a form to. What is left to refuse is another site that posts through a
reader's browser, and robots: docs/decisions/0009-inbox.md.
"""

import hashlib
import hmac
import logging
import unicodedata
from datetime import date
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

from content_models.inbox import (
    MAXIMUM_TEXT_CHARACTERS,
    Inbox,
    InboxFullError,
    InboxUnavailableError,
    SenderFloodError,
    Wish,
)
from portal.web.form_tokens import FormTokens, StaleFormError
from portal.wishes.models import Envelope, Problem, SentWish, WishRefusedError

logger = logging.getLogger(__name__)

TOKEN_SALT = "insert.wish"  # noqa: S105 - keeps its tokens apart from those of other forms
SENDER_SALT = "insert.wish.sender"
INVISIBLE = frozenset({"Cf", "Mn"})
"""Joiners and marks: by themselves they are no text."""
BITS_WITHIN_A_HOUSEHOLD = 64
"""Of an IPv6 address: one household has all the addresses that begin like its own."""


def send_wish(inbox: Inbox, tokens: FormTokens, sent: SentWish, envelope: Envelope) -> None:
    """Take a wish in.

    Raises:
        WishRefusedError: it was not taken in. What the reader can mend is told first, because the
            form that then comes back has a good token in any case.
    """
    _refuse_other_sites(envelope)
    text = _checked(sent.text)
    wish = Wish(
        identifier=_nonce(tokens, sent.token),
        text=text,
        language=envelope.language,
        section=sent.section,
        words=sent.words,
        filters=sent.filters,
        received_at=envelope.now,
    )
    try:
        inbox.receive(wish, envelope.sender)
    except SenderFloodError:
        raise WishRefusedError(Problem.FLOOD) from None
    except InboxFullError:
        logger.warning("the inbox takes nothing in until tomorrow: too many wishes in a day")
        raise WishRefusedError(Problem.FULL) from None
    except InboxUnavailableError as error:
        logger.error("a wish could not be kept: %s", error)
        raise WishRefusedError(Problem.UNAVAILABLE) from error


def _nonce(tokens: FormTokens, token: str) -> str:
    try:
        return tokens.nonce(token)
    except StaleFormError:
        raise WishRefusedError(Problem.STALE) from None


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


def _checked(text: str) -> str:
    stripped = text.strip()
    if all(sign.isspace() or unicodedata.category(sign) in INVISIBLE for sign in stripped):
        raise WishRefusedError(Problem.EMPTY)
    if len(stripped) > MAXIMUM_TEXT_CHARACTERS:
        raise WishRefusedError(Problem.TOO_LONG)
    return stripped


def _refuse_other_sites(envelope: Envelope) -> None:
    """Refuse a form that a page of another site made the browser send.

    Attack: a page anywhere on the web holds a token that its own server fetched here, and sends the
    form through the browser, and so from the address, of each of its visitors.
    """
    if envelope.sec_fetch_site:  # the browser's own word, which no page can forge
        is_ours = envelope.sec_fetch_site in {"same-origin", "none"}
    else:
        is_ours = _is_own_origin(envelope)
    if not is_ours:
        raise WishRefusedError(Problem.FOREIGN)


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
