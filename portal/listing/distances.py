"""Says how far an item is, and whether it helps from afar."""

import numpy as np

from content_models.distances import Points, distances_km, walking_minutes
from content_models.kinds import Document
from portal.listing.models import Distance
from search.kinds import findable
from search.vicinity import Vicinity


def distance_of(document: Document, vicinity: Vicinity | None) -> Distance | None:
    """Return how far the nearest place of an item is; None if not known."""
    positions = findable(document).positions(document) if vicinity else ()
    if vicinity is None or not positions:
        return None
    points = Points.of([each.coordinates for each in positions])
    distances = distances_km(points, vicinity.position)
    nearest = int(np.argmin(distances))
    kilometres = float(distances[nearest])
    return Distance(
        kilometres=kilometres,
        minutes=walking_minutes(kilometres),
        is_about=positions[nearest].is_about,
        is_near=vicinity.circle_km is None or kilometres <= vicinity.circle_km,
    )


def reaches(document: Document, vicinity: Vicinity | None) -> bool:
    """Return whether an item helps who is in a vicinity without being near."""
    if vicinity is None:
        return False
    return not set(findable(document).reaches(document)).isdisjoint(vicinity.reaches)
