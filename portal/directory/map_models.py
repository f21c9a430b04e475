"""Defines what the map of the directory shows."""

from dataclasses import dataclass

from content_models.base_map.drawing import Map
from portal.directory.tiles import Tile


@dataclass(frozen=True)
class Marker:
    """A marker leads to one organisation.

    Attributes:
        x, y: of its middle, from the middle of its mark.
        anchor: its name in the page, to be led to from the list; empty where nothing leads there.
        number: in the list; 0 where this page of the list lacks it.
        title: of the organisation.
        address: where it leads.
        is_about: whether only the town is known.
    """

    x: float
    y: float
    anchor: str
    number: int
    title: str
    address: str
    is_about: bool


@dataclass(frozen=True)
class Mark:
    """A mark stands on the canvas: markers side by side, or one for many organisations.

    Attributes:
        x, y: on the canvas.
        markers: of those that stand at one point.
        count: of the organisations that one mark stands for; 0 where there are markers.
        address: where that one leads.
        anchor: its name in the page.
        leads_closer: whether that is a closer view; else it is the list.
        numbers: of those that this page of the list has.
    """

    x: float
    y: float
    markers: tuple[Marker, ...] = ()
    count: int = 0
    address: str = ""
    anchor: str = ""
    leads_closer: bool = False
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True)
class PlaceName:
    """A place name stands at its place on the canvas.

    Attributes:
        x, y: of the middle of its line, at the foot of its letters.
        point: how far down the place itself is; None where a mark shows it.
    """

    x: float
    y: float
    name: str
    point: float | None = None


@dataclass(frozen=True)
class Ruler:
    """A ruler shows how long some kilometres are, in pixels of the canvas."""

    kilometres: int
    length: float


@dataclass(frozen=True)
class Reader:
    """Holds where the reader looks from, and the circle's radius; 0 for none."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Ways:
    """Ways lead to other parts of the map; empty where there is no such part.

    ``whole`` shows all that is listed without this part of the map.
    """

    closer: str
    farther: str
    north: str
    south: str
    west: str
    east: str
    whole: str


@dataclass(frozen=True)
class ListMap:
    """A list map shows where what a list holds is.

    Attributes:
        drawn: coasts, borders and waters.
        tiles: pictures in their place, where the installation has some.
        attribution: who made these, where the installation says so.
        anchors: by number in the list, the name of the mark that has it; none where it is
            elsewhere.
        first_number: of this page of the list.
        shown_first: how many results the map shows, where it cannot show all; else 0.
    """

    drawn: Map
    tiles: tuple[Tile, ...]
    attribution: str
    names: tuple[PlaceName, ...]
    marks: tuple[Mark, ...]
    reader: Reader | None
    ruler: Ruler
    ways: Ways
    anchors: dict[int, str]
    first_number: int
    shown_first: int = 0
