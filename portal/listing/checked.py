"""Says since when a record must have been checked to keep its place."""

from datetime import UTC, datetime, time, timedelta

from content_models.checks import LATER_AFTER_MONTHS, months_before
from portal.web.now import now


def stale_before() -> float:
    """Return the moment before which a check counts for little, in seconds since 1970.

    It is the same all day. The page is tied to its time slot, since its order is.
    """
    last_stale = months_before(now().date(), LATER_AFTER_MONTHS)
    return datetime.combine(last_stale + timedelta(days=1), time(), UTC).timestamp()
