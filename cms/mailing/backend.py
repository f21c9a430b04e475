"""Puts mails into the queue, where Django would send them."""

from collections.abc import Sequence
from email.utils import make_msgid

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.utils import DNS_NAME

from cms.ground.asking import who_asks
from cms.mailing.letters import LetterToReader
from cms.mailing.models import QueuedMail

IDENTITY = "Message-ID"


class QueueBackend(BaseEmailBackend):
    """Keeps mails in the transaction that asked for them.

    What is rolled back tells nobody; what is committed is told, whatever ends in between.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue messages and return their number."""
        rows = [_row(each) for each in email_messages if each.recipients()]
        QueuedMail.objects.bulk_create(rows)
        return len(rows)


def _row(message: EmailMessage) -> QueuedMail:
    if message.attachments:
        raise ValueError("the queue keeps no attachments: send a link")
    alternatives = getattr(message, "alternatives", ())
    return QueuedMail(
        sender=message.from_email,
        recipients={name: list(getattr(message, name)) for name in ("to", "cc", "bcc", "reply_to")},
        subject=str(message.subject),
        body=str(message.body),
        html=next((text for text, kind in alternatives if kind == "text/html"), ""),
        headers={IDENTITY: make_msgid(domain=str(DNS_NAME)), **message.extra_headers},
        asked_by=who_asks(),
        is_for_reader=isinstance(message, LetterToReader),
    )
