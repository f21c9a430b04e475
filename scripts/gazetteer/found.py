"""Defines a place as the sources tell of it, before it is written."""

from dataclasses import dataclass, field

from search.gazetteer.places import Precision

PARTNERS = ("FR", "GR", "AT", "GB")
"""The countries of which every place is kept."""


@dataclass
class Area:
    """An area is a name, with its names in languages."""

    local: str
    languages: dict[str, str] = field(default_factory=dict)

    def written(self) -> str:
        """Return it as the data holds it: ``Attikí;el=Αττική``."""
        return ";".join((self.local, *(f"{k}={v}" for k, v in sorted(self.languages.items()))))


@dataclass
class FoundPlace:
    """A place as the sources tell of it."""

    id: str
    country: str
    name: str
    population: int
    others: set[str] = field(default_factory=set)
    languages: dict[str, str] = field(default_factory=dict)
    position: tuple[float, float] | None = None
    precision: Precision = Precision.PLACE
    areas: tuple[Area, ...] = ()
    postcodes: tuple[int, ...] = ()
