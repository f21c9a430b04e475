"""Tells when people were reminded of a record, for reminders that reached somebody."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.timezone import localtime

from cms.directory.checks import CheckReminder, in_batches, last_checks
from cms.mailing.models import QueuedMail

GRACE = timedelta(weeks=4)
"""Between the last reminder that is needed and the archive, after a holiday of the server, too."""
SAME_MAIL = timedelta(hours=1)
"""A mail is queued in the transaction of its reminder; ``try again`` may have moved it since."""


def may_be_archived_on(today: date) -> date:
    """Return the day before which nothing is archived that is reminded of today."""
    return today + GRACE


def rounds_of(originals: Sequence[Any]) -> dict[UUID, list[datetime]]:
    """Return by key when people were reminded since the last check, the first time first."""
    checks = last_checks(originals)
    moments: dict[UUID, set[datetime]] = {key: set() for key in checks}
    for keys in in_batches(checks):
        rows = CheckReminder.objects.filter(organisation__in=keys)
        for key, sent_at in rows.values_list("organisation", "sent_at"):
            checked = checks[key].day
            if checked is None or localtime(sent_at).date() > checked:
                moments[key].add(sent_at)
    return {key: sorted(found) for key, found in moments.items()}


def forget_undelivered() -> None:
    """Take back reminders whose mails were given up: nobody has read them."""
    for mail in QueuedMail.objects.exclude(gave_up_at=None):
        CheckReminder.objects.filter(
            user__email__in=mail.recipients["to"],
            sent_at__range=(mail.queued_at - SAME_MAIL, mail.queued_at + SAME_MAIL),
        ).delete()


def still_on_their_way() -> set[UUID]:
    """Return the keys of records of which a reminder waits for the mail server."""
    addresses = {
        address
        for mail in QueuedMail.objects.filter(gave_up_at=None)
        for address in mail.recipients["to"]
    }
    rows = CheckReminder.objects.filter(user__email__in=addresses)
    return set(rows.values_list("organisation", flat=True))
