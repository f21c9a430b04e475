"""Reads what an address says of a reader's place."""

from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from portal.web.parameters import WHERE_FIELDS

LONGEST_NAME = 120
"""Characters of a place, shown back; the gazetteer reads fewer."""


@dataclass(frozen=True)
class Asked:
    """Holds what an address says of a reader's place, as it is typed.

    Attributes:
        near: a name, a postcode or the id of a place.
        latitude, longitude: a position; ``near`` goes before it.
        within: kilometres.
    """

    near: str = ""
    latitude: str = ""
    longitude: str = ""
    within: str = ""

    @property
    def is_position(self) -> bool:
        """True if a position counts, and no name."""
        return bool((self.latitude or self.longitude) and not self.near)

    @property
    def is_empty(self) -> bool:
        """True if nothing is said of a place."""
        return not (self.near or self.latitude or self.longitude)

    def parameters(self) -> list[tuple[str, str]]:
        """Return the address parameters that say the same."""
        position = ("", "") if self.near else (self.latitude, self.longitude)
        values = (self.near, *position, self.within)
        return [(name, value) for name, value in zip(WHERE_FIELDS, values, strict=True) if value]


def read_asked(arguments: MultiDict[str, str]) -> Asked:
    """Read an address's parameters; nothing in them is an error."""
    near, latitude, longitude, within = (
        " ".join(arguments.get(name, "").split())[:LONGEST_NAME] for name in WHERE_FIELDS
    )
    return Asked(near, latitude, longitude, within)
