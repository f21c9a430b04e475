"""Counts attempts and refuses what is too much, before a password is looked at.

Three counts stop a guesser: of one account, of one network, and all. None of them stops the owner
of an account for good: a device that has signed in before has a count of its own, and whoever sets
a new password by email has such a device.
"""

import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from cms.entrance.models import Attempt, Purpose
from cms.entrance.strangers import Stranger

logger = logging.getLogger(__name__)

QUARTER, HOUR = timedelta(minutes=15), timedelta(hours=1)
KEPT = timedelta(days=1)
LOCK = 0x1A5E_27D0
"""Of PostgreSQL, so that attempts are counted one after the other. SQLite has one writer."""


@dataclass(frozen=True)
class Limit:
    """A limit allows so many attempts within some time.

    Attributes:
        counted_by: the fields that an attempt shares with those that it is counted with.
    """

    counted_by: tuple[str, ...]
    most: int
    within: timedelta


LIMITS: Mapping[Purpose, tuple[Limit, ...]] = {
    Purpose.SIGN_IN: (
        Limit(("account", "network"), 5, QUARTER),
        Limit(("account",), 20, HOUR),
        Limit(("network",), 50, HOUR),
        Limit((), 600, HOUR),
    ),
    Purpose.RESET: (
        Limit(("account",), 3, HOUR),
        Limit(("network",), 10, HOUR),
        Limit((), 100, HOUR),
    ),
}
OF_A_KNOWN_DEVICE = (Limit(("account", "device"), 10, QUARTER),)


class TooManyAttemptsError(Exception):
    """An attempt that is not even tried.

    Attributes:
        wait: until another one will be.
    """

    def __init__(self, wait: timedelta) -> None:
        super().__init__(wait)
        self.wait = wait


def begin(purpose: Purpose, who: Stranger) -> Attempt:
    """Count an attempt before it is made.

    Raises:
        TooManyAttemptsError: there were too many.
    """
    limits = OF_A_KNOWN_DEVICE if who.device and purpose == Purpose.SIGN_IN else LIMITS[purpose]
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        waits = [_wait(purpose, who, limit) for limit in limits]
        if any(waits):
            raise TooManyAttemptsError(max(waits))
        attempt = Attempt.objects.create(purpose=purpose, **asdict(who))
        reached = [limit for limit in limits if _wait(purpose, who, limit)]
    for limit in reached:
        counted_by = " and ".join(limit.counted_by) or "all"
        logger.warning("%s: no more for a while, by %s", purpose.value, counted_by)
    return attempt


def succeed(attempt: Attempt) -> None:
    """Forget an attempt that was right, and the slips of the hand before it."""
    counted = {"account": attempt.account, "purpose": attempt.purpose}
    Attempt.objects.filter(**counted, network=attempt.network).delete()
    if attempt.device:
        Attempt.objects.filter(**counted, device=attempt.device).delete()


def forget_old_attempts() -> None:
    """Delete attempts that count no longer."""
    Attempt.objects.filter(at__lt=timezone.now() - KEPT).delete()


def forget_ended_sessions() -> None:
    """Delete sessions that have ended: nobody who only closed the browser did."""
    call_command("clearsessions")


def _wait(purpose: Purpose, who: Stranger, limit: Limit) -> timedelta:
    """Return how long until a limit allows one more; nothing if it does now."""
    now = timezone.now()
    alike = {name: getattr(who, name) for name in limit.counted_by}
    if "device" not in alike:
        alike["device"] = ""
    # Those from the future were counted before the clock went back: they would count for as long.
    recent = Attempt.objects.filter(purpose=purpose, **alike)
    recent = recent.filter(at__gt=now - limit.within, at__lte=now)
    counted = recent.order_by("-at").values_list("at", flat=True)[limit.most - 1 : limit.most]
    return next((at + limit.within - now for at in counted), timedelta())
