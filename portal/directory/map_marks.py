"""Arranges organisations on a map, so that no mark covers another.

What would overlap becomes one mark with the number of organisations. What stands at one and the
same point, which no closer view can part, stands there side by side.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import numpy as np

from content_models.base_map.drawing import Bounds, Map, middle_of, zoom_for
from content_models.places import Coordinates
from portal.directory.map_models import Mark, Marker
from portal.listing.map_view import CLOSEST_ZOOM, MapView
from search.engine import Placements

SIZE = 56.0
"""Pixels of a marker with its margin. On a telephone the canvas is drawn at half its size, and a
thumb needs 24; on wider screens the style sheet draws them smaller."""
MOST_SIDE_BY_SIDE = 6
_IN_A_ROW = 3
_NEARLY_ONE_POINT = 0.0005
"""Degrees, some fifty metres."""
_CELL = 40.0


@dataclass(frozen=True)
class Spot:
    """A spot is where something is on the canvas.

    Attributes:
        x, y: in pixels of the canvas.
        bounds: that hold the positions of all of it.
        items: whose positions those are.
        is_about: whether only its town is known.
    """

    x: float
    y: float
    bounds: Bounds
    items: frozenset[UUID]
    is_about: bool = False


@dataclass(frozen=True)
class Listed:
    """Holds how a mark names an organisation, and where it leads."""

    number: int
    title: str
    address: str


@dataclass
class _Group:
    """A group holds spots that one mark stands for, at the place of the first."""

    x: float
    y: float
    spots: list[Spot] = field(default_factory=list)

    @property
    def items(self) -> frozenset[UUID]:
        return frozenset().union(*(each.items for each in self.spots))

    @property
    def bounds(self) -> Bounds:
        each = [spot.bounds for spot in self.spots]
        return Bounds(
            min(one.west for one in each),
            min(one.south for one in each),
            max(one.east for one in each),
            max(one.north for one in each),
        )

    @property
    def is_one_point(self) -> bool:
        bounds = self.bounds
        sides = (bounds.east - bounds.west, bounds.north - bounds.south)
        return max(sides) < _NEARLY_ONE_POINT


def spot_of(drawn: Map, item: UUID, at: Coordinates, *, is_about: bool) -> Spot | None:
    """Return where an organisation is on the canvas; None where it is elsewhere."""
    x, y = drawn.point(at)
    if not (0 <= x <= drawn.width and 0 <= y <= drawn.height):
        return None
    return Spot(x, y, _bounds_of(at), frozenset({item}), is_about)


def spots_of(drawn: Map, placements: Placements, without: Collection[UUID]) -> Iterator[Spot]:
    """Yield where many organisations are on the canvas, those that are close together as one."""
    points = placements.points
    x, y = drawn.points(points.longitudes, points.latitudes)
    is_left_out = np.array([key in without for key in placements.keys], dtype=bool)
    is_shown = (x >= 0) & (x <= drawn.width) & (y >= 0) & (y <= drawn.height)
    shown = np.flatnonzero(is_shown & ~is_left_out[placements.items])
    columns = int(drawn.width // _CELL) + 1
    cells = (y[shown] // _CELL).astype(int) * columns + (x[shown] // _CELL).astype(int)
    for cell in np.unique(cells):
        inside = shown[cells == cell]
        latitudes, longitudes = points.latitudes[inside], points.longitudes[inside]
        yield Spot(
            round(float(x[inside].mean()), 1),
            round(float(y[inside].mean()), 1),
            Bounds(
                float(longitudes.min()),
                float(latitudes.min()),
                float(longitudes.max()),
                float(latitudes.max()),
            ),
            frozenset(placements.keys[item] for item in np.unique(placements.items[inside])),
        )


def grouped(spots: Iterable[Spot], width: int, height: int) -> list[_Group]:
    """Return spots in groups that do not overlap, each inside the canvas."""
    groups: list[_Group] = []
    half = SIZE / 2
    for spot in spots:
        x, y = _inside(spot.x, half, width), _inside(spot.y, half, height)
        group = next((each for each in groups if _overlap(each, x, y)), None)
        if group is None:
            group = _Group(x, y)
            groups.append(group)
        group.spots.append(spot)
    return groups


class Arrangement:
    """Makes marks of groups.

    Args:
        groups: as ``grouped`` returns them.
        listed: what this page of the list has, by item.
        view: of the map.
        address_at: gives the address of another view.
        list_address: leads to the list.
    """

    def __init__(
        self,
        groups: Sequence[_Group],
        listed: Mapping[UUID, Listed],
        view: MapView,
        address_at: Callable[[MapView], str],
        list_address: str,
    ) -> None:
        self._groups = groups
        self._listed = listed
        self._view = view
        self._address_at = address_at
        self._list_address = list_address
        self._anchors: set[int] = set()

    def lone(self) -> set[UUID]:
        """Return the items that stand alone and that this page of the list lacks."""
        return {
            item
            for group in self._groups
            if len(group.items) == 1
            for item in group.items
            if item not in self._listed
        }

    def marks(self, lone: Mapping[UUID, Listed]) -> list[Mark]:
        """Return a mark for each group, in the order of the list.

        Args:
            lone: how those of ``lone()`` are named; what is missing is left out.
        """
        known = {**self._listed, **lone}
        marks = [
            self._mark(number, group, known)
            for number, group in enumerate(self._groups, start=1)
            if len(group.items) > 1 or group.items <= known.keys()
        ]
        return sorted(marks, key=_place_in_list)

    def _mark(self, number: int, group: _Group, known: Mapping[UUID, Listed]) -> Mark:
        items = group.items
        if len(items) == 1 or self._stands_side_by_side(group):
            ordered = sorted(items, key=lambda item: known[item].number)
            return Mark(group.x, group.y, tuple(self._markers(group, ordered, known)))
        address, leads_closer = self._closer(group)
        return Mark(
            group.x,
            group.y,
            count=len(items),
            address=address,
            anchor=f"marks-{number}",
            leads_closer=leads_closer,
            numbers=tuple(sorted(known[item].number for item in items if item in self._listed)),
        )

    def _stands_side_by_side(self, group: _Group) -> bool:
        """True if a group has room for each, and no closer view would part them."""
        is_last = group.is_one_point or self._view.zoom == CLOSEST_ZOOM
        if not is_last or len(group.items) > MOST_SIDE_BY_SIDE:
            return False
        wide, tall = _room(len(group.items))
        return group.items <= self._listed.keys() and not any(
            abs(other.x - group.x) < (wide + SIZE) / 2
            and abs(other.y - group.y) < (tall + SIZE) / 2
            for other in self._groups
            if other is not group
        )

    def _markers(
        self, group: _Group, ordered: Sequence[UUID], known: Mapping[UUID, Listed]
    ) -> Iterator[Marker]:
        about = {item for spot in group.spots if spot.is_about for item in spot.items}
        sure = {item for spot in group.spots if not spot.is_about for item in spot.items}
        places = _places(len(ordered))
        for item, (x, y) in zip(ordered, places, strict=True):
            listed = known[item]
            yield Marker(
                x=x,
                y=y,
                anchor=self._anchor(listed.number),
                number=listed.number,
                title=listed.title,
                address=listed.address,
                is_about=item in about - sure,
            )

    def _anchor(self, number: int) -> str:
        """Return the name of the first marker of a number; others have none."""
        if not number or number in self._anchors:
            return ""
        self._anchors.add(number)
        return f"mark-{number}"

    def _closer(self, group: _Group) -> tuple[str, bool]:
        """Return where the mark of many leads, and whether that is closer."""
        is_whole_list = group.items <= self._listed.keys() and group.is_one_point
        if self._view.zoom == CLOSEST_ZOOM or (is_whole_list and self._view.zoom >= _TOWN_ZOOM):
            return self._list_address, False
        bounds = group.bounds.widened()
        fitting = zoom_for(bounds, *_CLOSE_CANVAS, CLOSEST_ZOOM)
        zoom = max(self._view.zoom + 1, min(fitting, _TOWN_ZOOM))
        return self._address_at(MapView.of(middle_of(bounds), zoom)), True


_TOWN_ZOOM = 13
"""What stands at one point is looked at from here."""
_CLOSE_CANVAS = (480, 320)
"""The room for what was one mark, in the middle of the canvas."""


def _room(count: int) -> tuple[float, float]:
    """Return how wide and tall so many markers side by side are."""
    rows = -(-count // _IN_A_ROW)
    return min(count, _IN_A_ROW) * SIZE, rows * SIZE


def _places(count: int) -> list[tuple[float, float]]:
    """Return the middles of markers side by side, around the point they stand at."""
    rows = [min(_IN_A_ROW, count - first) for first in range(0, count, _IN_A_ROW)]
    return [
        ((column - (length - 1) / 2) * SIZE, (line - (len(rows) - 1) / 2) * SIZE)
        for line, length in enumerate(rows)
        for column in range(length)
    ]


def _place_in_list(mark: Mark) -> tuple[bool, int]:
    numbers = [each.number for each in mark.markers] or list(mark.numbers)
    first = min((number for number in numbers if number), default=0)
    return not first, first


def _overlap(group: _Group, x: float, y: float) -> bool:
    return (group.x - x) ** 2 + (group.y - y) ** 2 < SIZE**2


def _inside(value: float, half: float, size: int) -> float:
    return max(half, min(size - half, value))


def _bounds_of(at: Coordinates) -> Bounds:
    return Bounds(at.longitude, at.latitude, at.longitude, at.latitude)
