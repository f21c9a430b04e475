"""How long an item takes and for how many people it is, as far as it says so."""

from content_models.documents import Activity, Course, CourseSession, Document, PartnerResource
from search.query import LARGEST_NUMBER


def minutes_of(version: Document) -> int | None:
    """How long it takes; None where it does not say so."""
    timed = Activity | Course | CourseSession | PartnerResource
    return version.minutes if isinstance(version, timed) else None


def groups_of(version: Document) -> tuple[int, int] | None:
    """The smallest and the largest group that it is for; None where it is not done in groups.

    Where it sets no bound, 1 and ``LARGEST_NUMBER`` stand.
    """
    if not isinstance(version, Activity):
        return None
    size = version.group_size
    return size.least or 1, size.most or LARGEST_NUMBER
