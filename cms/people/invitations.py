"""Invites people by email to choose their password.

An invited person has no password yet. The link names them and the address that it was sent to, is
signed, and ends when it is old, when a password has been chosen, or when the address changes.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from django.contrib.auth import get_user_model
from django.core import signing

from cms.ground.addresses import admin_address
from cms.mailing.services import mails_to
from cms.people import letters

ADDRESS = "people_invitation"
LIFE = timedelta(days=14)
"""Somebody may be on holiday when a colleague invites them."""
_SALT = "people.invitation"

State = Literal["open", "old", "used", "unknown"]


@dataclass(frozen=True)
class Invitation:
    """An invitation is what the link of a mail says, by now.

    ``person`` is None where the link is unknown.
    """

    state: State
    person: Any


def is_invited(person: Any) -> bool:
    """True if somebody has been given an account and has chosen no password yet."""
    return bool(person.is_active and person.email and not person.has_usable_password())


def invite(person: Any, invited_by: Any) -> None:
    """Send somebody the link by which they choose their password."""
    token = signing.dumps([person.pk, person.email], salt=_SALT)
    write = letters.invitation(admin_address(ADDRESS, token), LIFE.days, invited_by)
    letters.send([person], write)


def invitation_of(token: str) -> Invitation:
    """Return what a link says; whoever forged it learns nothing."""
    try:
        key, address = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return Invitation("unknown", None)
    person = get_user_model().objects.filter(pk=key, is_active=True, email=address).first()
    if person is None:
        return Invitation("unknown", None)
    if not is_invited(person):
        return Invitation("used", person)
    return Invitation("old" if _is_old(token) else "open", person)


def _is_old(token: str) -> bool:
    try:
        signing.loads(token, salt=_SALT, max_age=LIFE)
    except signing.SignatureExpired:
        return True
    return False


def trouble_with_mail_to(person: Any) -> str:
    """Return what the mail server said of a mail; empty where all is well."""
    mail = mails_to(person.email).exclude(last_error="").first()
    return mail.last_error if mail else ""
