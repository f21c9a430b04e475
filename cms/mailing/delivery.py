"""Hands queued mails to the mail server, again and again until it takes them."""

import logging
import smtplib
from contextlib import AbstractContextManager
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db.models import Q
from django.utils import timezone

from cms.ground.beside import sweeping
from cms.mailing.models import QueuedMail

logger = logging.getLogger(__name__)

SWEEP_SECONDS = 2.0
PAUSE_AFTER_ERROR_SECONDS = 30.0
"""A database that is away is told of by the worker's own sweeps, more often than this."""
LEASE = timedelta(minutes=5)
"""Longer than a try takes: whoever died with a mail in hand leaves it to others after that."""
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)
GIVE_UP_AFTER = timedelta(days=3)
"""As long as a link to choose a new password holds."""
FORGET_AFTER = timedelta(days=30)
REFUSED_FOR_GOOD = 500
"""From this code on a mail server says of a message that trying again is no use."""


def carrying_mails() -> AbstractContextManager[None]:
    """Deliver in a thread of its own: a slow mail server keeps nobody's publish waiting."""
    return sweeping(
        "mails",
        lambda _stopped: deliver_due(),
        seconds=SWEEP_SECONDS,
        pause_after_error=PAUSE_AFTER_ERROR_SECONDS,
        seconds_to_stop=settings.EMAIL_TIMEOUT,
        logger=logger,
    )


def deliver_due() -> int:
    """Try every mail that is due, and return how many were taken."""
    now = timezone.now()
    QueuedMail.objects.filter(gave_up_at__lt=now - FORGET_AFTER).delete()
    # No pause is longer than the longest: where one seems so, the clock has gone back since.
    is_due = Q(next_try_at__lte=now) | Q(next_try_at__gt=now + LONGEST_PAUSE)
    due = QueuedMail.objects.filter(is_due, gave_up_at=None)
    return sum(_is_taken(mail) for mail in due.order_by("next_try_at") if _claim(mail))


def _claim(mail: QueuedMail) -> bool:
    """True if nobody else tries this mail now."""
    same = QueuedMail.objects.filter(pk=mail.pk, next_try_at=mail.next_try_at, gave_up_at=None)
    return bool(same.update(next_try_at=timezone.now() + LEASE, tries=mail.tries + 1))


def _is_taken(mail: QueuedMail) -> bool:
    try:
        _message(mail).send()
    except Exception as error:  # noqa: BLE001 - whatever a backend raises, the mail stays
        _put_off(mail, error)
        return False
    mail.delete()
    return True


def _message(mail: QueuedMail) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        mail.subject,
        mail.body,
        mail.sender,
        headers=mail.headers,
        connection=get_connection(settings.EMAIL_DELIVERY_BACKEND),
        **mail.recipients,
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    return message


def _put_off(mail: QueuedMail, error: Exception) -> None:
    now, tries = timezone.now(), mail.tries + 1
    pause = min(FIRST_PAUSE * 2 ** min(tries - 1, 10), LONGEST_PAUSE)
    gives_up = _is_refused(error) or now - mail.queued_at >= GIVE_UP_AFTER
    # Without addresses: the log is read by more people than the mails are.
    what = "was given up" if gives_up else f"waits {pause}"
    told = _without_address(error)
    logger.error("mail %s %s after %s tries: %s", mail.pk, what, tries, told)
    if gives_up and mail.is_for_reader:
        mail.delete()
        return
    QueuedMail.objects.filter(pk=mail.pk).update(
        last_error=told if mail.is_for_reader else f"{type(error).__name__}: {error}",
        next_try_at=now + pause,
        gave_up_at=now if gives_up else None,
    )


def _is_refused(error: Exception) -> bool:
    """True if the server will refuse this very message whenever it is sent."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= REFUSED_FOR_GOOD for code, _text in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= REFUSED_FOR_GOOD


def _without_address(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = {str(code) for code, _text in error.recipients.values()}
        return f"SMTPRecipientsRefused: {', '.join(sorted(codes))}"
    return f"{type(error).__name__}: {error}"
