"""Tells when people were reminded of a record, for reminders that reached somebody."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.timezone import localtime

from cms.directory.checks import CheckReminder, last_checks
from cms.mailing.models import QueuedMail

GRACE = timedelta(weeks=4)
"""Between the last reminder that is needed and the archive, after a holiday of the server, too."""
SAME_MAIL = timedelta(hours=1)
"""A mail is queued in the transaction of its reminder; ``try again`` may have moved it since."""


def may_be_archived_on(today: date) -> date:
    """Return the day before which nothing is archived that is reminded of today."""
    return today + GRACE


def rounds_of(original: Any) -> list[datetime]:
    """Return when its editors were reminded since it was last checked, the first time first."""
    checked = last_checks([original])[original.translation_key].day
    rows = CheckReminder.objects.filter(organisation=original.translation_key)
    moments = sorted(set(rows.values_list("sent_at", flat=True)))
    return [each for each in moments if checked is None or localtime(each).date() > checked]


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
