"""Answers how the queue of mails stands."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from cms.mailing.models import QueuedMail


@dataclass(frozen=True)
class MailState:
    """Says how many mails did not get through yet.

    Attributes:
        waiting: mails that are tried.
        failing: those of them that were tried in vain.
        given_up: mails that are not tried any more.
        oldest: when the first of those that wait was asked for; None where none waits.
        last_error: what the mail server said last; empty where it said nothing.
    """

    waiting: int
    failing: int
    given_up: int
    oldest: datetime | None
    last_error: str


def mail_state() -> MailState:
    """Return how the queue stands now."""
    waiting = QueuedMail.objects.filter(gave_up_at=None)
    troubled = QueuedMail.objects.exclude(last_error="").order_by("-next_try_at")
    return MailState(
        waiting=waiting.count(),
        failing=waiting.exclude(last_error="").count(),
        given_up=QueuedMail.objects.exclude(gave_up_at=None).count(),
        oldest=waiting.aggregate(oldest=Min("queued_at"))["oldest"],
        last_error=troubled.values_list("last_error", flat=True).first() or "",
    )


def not_getting_through(user: Any, *, everybodys: bool) -> "QuerySet[QueuedMail]":
    """Return mails that were tried in vain, the newest first: a person's own, or everybody's.

    Those to readers are not among them: nobody is shown their addresses.
    """
    troubled = QueuedMail.objects.exclude(last_error="").filter(is_for_reader=False)
    troubled = troubled.order_by("-queued_at")
    return troubled if everybodys else troubled.filter(asked_by=user)


def mails_to(address: str) -> "QuerySet[QueuedMail]":
    """Return what no server has taken of the mails to an address, the newest first."""
    # JSON is asked in Python: SQLite and PostgreSQL would each ask in words of their own.
    to_users = QueuedMail.objects.filter(is_for_reader=False)
    pairs = to_users.values_list("pk", "recipients")
    keys = [key for key, recipients in pairs if address in recipients["to"]]
    return QueuedMail.objects.filter(pk__in=keys).order_by("-queued_at")


def try_again() -> int:
    """Have every mail tried at once, also those that were given up; return their number."""
    now = timezone.now()
    stopped = Q(gave_up_at__isnull=False) | Q(next_try_at__gt=now)
    return QueuedMail.objects.filter(stopped).update(
        next_try_at=now, gave_up_at=None, queued_at=now
    )
