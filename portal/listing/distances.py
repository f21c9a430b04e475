"""Says how far an item is, and whether it helps from afar."""

from content_models.distances import distance_km, walking_minutes
from content_models.kinds import Document
from portal.listing.models import Distance
from search.kinds import findable
from search.vicinity import Vicinity


def distance_of(document: Document, vicinity: Vicinity | None) -> Distance | None:
    """Return how far the nearest place of an item is; None if not known."""
    positions = findable(document).positions(document) if vicinity else ()
    if vicinity is None or not positions:
        return None
    kilometres, is_about = min(
        (distance_km(each.coordinates, vicinity.position), each.is_about) for each in positions
    )
    return Distance(
        kilometres=kilometres,
        minutes=walking_minutes(kilometres),
        is_about=is_about,
        is_near=vicinity.circle_km is None or kilometres <= vicinity.circle_km,
    )


def reaches(document: Document, vicinity: Vicinity | None) -> bool:
    """Return whether an item helps who is in a vicinity without being near."""
    if vicinity is None:
        return False
    return not set(findable(document).reaches(document)).isdisjoint(vicinity.reaches)
