"""Draws the map of a list of organisations."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from content_models.base_map.drawing import Bounds, Map, map_at, middle_of, zoom_for
from content_models.distances import Points, distances_km
from content_models.places import Coordinates
from content_models.published.reading import StoreSnapshot
from portal.directory.map_marks import (
    SIZE,
    Arrangement,
    Listed,
    Spot,
    grouped,
    spot_of,
    spots_of,
)
from portal.directory.map_models import ListMap, Mark, PlaceName, Reader, Ruler, Ways
from portal.directory.tiles import tiles_of
from portal.listing.forms import ListingForm
from portal.listing.map_view import HEIGHT, WIDTH, MapView
from portal.listing.models import Listing
from portal.reading import addresses
from portal.settings.map_tiles import MapTiles
from search.engine import Placements
from search.gazetteer.around import largest_within
from search.kinds import findable
from search.query import RESULTS_PER_PAGE
from search.searcher import MOST_PLACED, Searcher
from search.vicinity import Vicinity

CLOSEST_FITTED = 12
"""Two towns that are next to each other; nobody who sees one point alone knows where it is."""
_MARGIN = 40
"""Pixels beside what a map must show."""
_EUROPE = Bounds(west=-11.0, south=35.0, east=30.0, north=60.0)
_KILOMETRES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_LONGEST_RULER = 200.0
_MOST_NAMES = 14
_NAMES_LOOKED_AT = 60
_LETTER, _LINE = 14.0, 30.0
"""Pixels of the canvas that a name takes on a telephone."""
_ABOVE_A_POINT = -_LINE / 2 - 5
_BASELINE = 8.0
"""Between the middle of a line and the feet of its letters."""
_BESIDE_A_MARK = SIZE / 2 + _LINE / 2 + 6
"""A mark stands a little beside the middle of its town."""
_SMALLEST_CIRCLE = 24.0


@dataclass(frozen=True)
class Placed:
    """A placed item is an organisation of the list's page, at one position."""

    item: UUID
    at: Coordinates
    is_about: bool


Own = Sequence[Placed]


@dataclass(frozen=True)
class Box:
    """A box is room on the canvas, around its middle."""

    x: float
    y: float
    half_width: float
    half_height: float


def list_map(
    snapshot: StoreSnapshot,
    searcher: Searcher,
    listing: Listing,
    form: ListingForm,
    language: str,
    tiles: MapTiles,
) -> ListMap:
    """Draw where everything that a list holds is, and number what its page has."""

    def address(at: MapView | None) -> str:
        return addresses.directory_map(language, form.on_map(at).parameters())

    first = (listing.pager.page - 1) * RESULTS_PER_PAGE + 1
    listed = {
        card.document.key: Listed(number, card.document.title, f"#place-{number}")
        for number, card in enumerate(listing.cards, start=first)
    }
    own = [
        Placed(card.document.key, each.coordinates, each.is_about)
        for card in listing.cards
        for each in findable(card.document).positions(card.document)
    ]
    others = _others(searcher, listing)
    near = listing.answered.near if listing.answered else None
    view = form.at or _fitted(own, others, near)
    drawn = map_at(view.centre, view.zoom, WIDTH, HEIGHT)
    groups = grouped(_spots(drawn, own, others, listed), WIDTH, HEIGHT)
    arranged = Arrangement(groups, listed, view, address, "#results")
    marks = arranged.marks(_titled(snapshot, arranged.lone(), language))
    has_tiles = tiles.are_there
    return ListMap(
        drawn=drawn,
        tiles=tiles_of(drawn, view.zoom, tiles.template) if has_tiles else (),
        attribution=tiles.attribution if has_tiles else "",
        names=() if has_tiles else tuple(_names(drawn, marks, language)),
        marks=tuple(marks),
        reader=_reader(drawn, near),
        ruler=_ruler(drawn),
        ways=_ways(view, address),
        anchors=_anchors(marks),
        first_number=first,
        shown_first=MOST_PLACED if listing.counted > MOST_PLACED else 0,
    )


def _others(searcher: Searcher, listing: Listing) -> Placements | None:
    """Return where all results are, unless this page of the list has all of them."""
    if listing.answered is None or listing.pager.pages == 1:
        return None
    return searcher.placements(listing.answered)


def _spots(
    drawn: Map,
    own: Own,
    others: Placements | None,
    listed: Mapping[UUID, Listed],
) -> Iterator[Spot]:
    for each in own:
        spot = spot_of(drawn, each.item, each.at, is_about=each.is_about)
        if spot:
            yield spot
    if others is not None:
        yield from spots_of(drawn, others, listed.keys())


def _fitted(own: Own, others: Placements | None, near: Vicinity | None) -> MapView:
    """Return the view of all that is near the reader, or else of all."""
    points = Points.of([each.at for each in own])
    if others is not None:
        points = Points(
            np.concatenate([points.latitudes, others.points.latitudes]),
            np.concatenate([points.longitudes, others.points.longitudes]),
        )
    if near is not None:
        circle = np.inf if near.circle_km is None else near.circle_km
        is_near = distances_km(points, near.position) <= circle
        points = Points(
            np.append(points.latitudes[is_near], near.position.latitude),
            np.append(points.longitudes[is_near], near.position.longitude),
        )
    bounds = _bounds_of(points) if len(points.latitudes) else _EUROPE
    zoom = zoom_for(bounds, WIDTH - 2 * _MARGIN, HEIGHT - 2 * _MARGIN, CLOSEST_FITTED)
    return MapView.of(middle_of(bounds), zoom)


def _bounds_of(points: Points) -> Bounds:
    corners = (
        Coordinates(latitude=float(of(points.latitudes)), longitude=float(of(points.longitudes)))
        for of in (np.min, np.max)
    )
    return Bounds.around(corners)


def _titled(snapshot: StoreSnapshot, items: Iterable[UUID], language: str) -> dict[UUID, Listed]:
    """Return how organisations of other pages of the list are named, and their own pages."""
    links = snapshot.links(list(items), language)
    return {
        key: Listed(0, link.title, addresses.item(language, link.kind, link.segment))
        for key, link in links.items()
    }


def _reader(drawn: Map, near: Vicinity | None) -> Reader | None:
    if near is None:
        return None
    x, y = drawn.point(near.position)
    radius = (near.circle_km or 0.0) * drawn.kilometre
    is_seen = _SMALLEST_CIRCLE < radius < drawn.width
    return Reader(x, y, round(radius, 1) if is_seen else 0.0)


def _ruler(drawn: Map) -> Ruler:
    fitting = [each for each in _KILOMETRES if each * drawn.kilometre <= _LONGEST_RULER]
    kilometres = fitting[-1] if fitting else _KILOMETRES[0]
    return Ruler(kilometres, round(kilometres * drawn.kilometre, 1))


def _ways(view: MapView, address: Callable[[MapView | None], str]) -> Ways:
    def zoomed(steps: int) -> str:
        other = view.zoomed(steps)
        return address(other) if other else ""

    return Ways(
        closer=zoomed(1),
        farther=zoomed(-1),
        north=address(view.moved(0, -1)),
        south=address(view.moved(0, 1)),
        west=address(view.moved(-1, 0)),
        east=address(view.moved(1, 0)),
        whole=address(None),
    )


def _anchors(marks: Iterable[Mark]) -> dict[int, str]:
    """Return the mark of each number, the first one where there are several."""
    anchors: dict[int, str] = {}
    for mark in marks:
        for marker in mark.markers:
            if marker.anchor:
                anchors.setdefault(marker.number, marker.anchor)
        for number in mark.numbers:
            anchors.setdefault(number, mark.anchor)
    return anchors


def _names(drawn: Map, marks: Sequence[Mark], language: str) -> list[PlaceName]:
    """Return the names of the largest places that cover neither each other nor a mark.

    A name stands above its point or, where a mark is, below that or above.
    """
    taken = [Box(mark.x, mark.y, SIZE / 2, SIZE / 2) for mark in marks]
    found: list[PlaceName] = []
    for place in largest_within(drawn.bounds, _NAMES_LOOKED_AT):
        name = place.name_in(language)
        x, y = drawn.point(place.coordinates)
        is_under_a_mark = any(
            abs(x - mark.x) < SIZE / 2 and abs(y - mark.y) < SIZE / 2 for mark in marks
        )
        places = (_BESIDE_A_MARK, -_BESIDE_A_MARK) if is_under_a_mark else (_ABOVE_A_POINT,)
        boxes = (Box(x, y + down, len(name) * _LETTER / 2, _LINE / 2) for down in places)
        box = next((each for each in boxes if _has_room(each, drawn, taken)), None)
        if box and len(found) < _MOST_NAMES:
            taken.append(box)
            point = None if is_under_a_mark else y
            found.append(PlaceName(x, round(box.y + _BASELINE, 1), name, point))
    return found


def _has_room(box: Box, drawn: Map, taken: Iterable[Box]) -> bool:
    is_inside = (
        box.half_width < box.x < drawn.width - box.half_width
        and box.half_height < box.y < drawn.height - box.half_height
    )
    return is_inside and not any(
        abs(box.x - other.x) < box.half_width + other.half_width
        and abs(box.y - other.y) < box.half_height + other.half_height
        for other in taken
    )
