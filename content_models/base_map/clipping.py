"""Clips lines and rings to a box.

Lines by Liang and Barsky's method, rings by Sutherland and Hodgman's.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""West, south, east, north; or left, top, right, bottom."""


def line_within(line: Iterable[Point], box: Box) -> Iterator[list[Point]]:
    """Yield the parts of a line that lie in a box."""
    part: list[Point] = []
    for start, end in pairwise(line):
        clipped = _segment_within(start, end, box)
        if clipped is None:
            continue
        if part and part[-1] != clipped[0]:
            yield part
            part = []
        if not part:
            part = [clipped[0]]
        part.append(clipped[1])
    if part:
        yield part


def _segment_within(start: Point, end: Point, box: Box) -> tuple[Point, Point] | None:
    left, low, right, high = box
    across, along = end[0] - start[0], end[1] - start[1]
    first, last = 0.0, 1.0
    for step, room in (
        (-across, start[0] - left),
        (across, right - start[0]),
        (-along, start[1] - low),
        (along, high - start[1]),
    ):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    if first > last:
        return None
    begin = start if first == 0 else (start[0] + first * across, start[1] + first * along)
    stop = end if last == 1 else (start[0] + last * across, start[1] + last * along)
    return begin, stop


def ring_within(ring: list[Point], box: Box) -> list[Point]:
    """Return a closed ring cut to a box; empty if it is outside.

    Its first point does not stand at its end again. Where the ring leaves the box and comes back,
    it follows the edge.
    """
    left, low, right, high = box
    for axis, edge, keeps_larger in (
        (0, left, True),
        (0, right, False),
        (1, low, True),
        (1, high, False),
    ):
        if not ring:
            return []
        ring = list(_cut(ring, axis, edge, keeps_larger=keeps_larger))
    return ring


def _cut(ring: list[Point], axis: int, edge: float, *, keeps_larger: bool) -> Iterator[Point]:
    """Yield the part of a ring on one side of an edge."""
    before = ring[-1]
    before_is_in = before[axis] >= edge if keeps_larger else before[axis] <= edge
    for point in ring:
        is_in = point[axis] >= edge if keeps_larger else point[axis] <= edge
        if is_in != before_is_in:
            yield _crossing(before, point, axis, edge)
        if is_in:
            yield point
        before, before_is_in = point, is_in


def _crossing(one: Point, other: Point, axis: int, edge: float) -> Point:
    part = (edge - one[axis]) / (other[axis] - one[axis])
    across = one[1 - axis] + part * (other[1 - axis] - one[1 - axis])
    return (edge, across) if axis == 0 else (across, edge)
