"""Reads points of GeoJSON (RFC 7946) as rows whose columns are their properties."""

from collections.abc import Iterable, Mapping
from typing import Any

from content_models.exchange.columns import guessed_columns
from content_models.exchange.sources.raw import Raw

OURS = {
    "organisation": "id",
    "location": "location",
    "language": "language",
    "phones": "telephone",
    "languages": "spoken_languages",
    "services": "services",
    "audiences": "audiences",
}
"""Properties that we write under other names than those of columns, or with another sense."""
LATITUDE, LONGITUDE = "geometry latitude", "geometry longitude"
IDENTIFIER = "feature id"


def is_feature(fields: Mapping[str, Any]) -> bool:
    """Return True for a feature."""
    return fields.get("type") == "Feature"


def is_ours(fields: Mapping[str, Any]) -> bool:
    """Return True for a feature that this project has written: a place of an organisation."""
    said = fields.get("properties")
    return isinstance(said, dict) and {"organisation", "name", "place", "country"} <= said.keys()


def as_row(raw: Raw) -> Raw:
    """Return a feature as a row: its properties, its id and its point."""
    if raw.reason is not None:
        return raw
    said = raw.fields.get("properties")
    properties = dict(said) if isinstance(said, dict) else {}
    longitude, latitude = _middle(raw.fields.get("geometry"))
    identifier = raw.fields.get("id")
    return Raw(
        raw.where,
        {
            **properties,
            IDENTIFIER: "" if identifier is None else identifier,
            LATITUDE: latitude,
            LONGITUDE: longitude,
        },
    )


def columns_of(row: Iterable[str], *, ours: bool) -> dict[str, str]:
    """Return our fields for the names of properties."""
    row = list(row)
    own = OURS if ours else {}
    found = guessed_columns(name for name in row if name not in own)
    found |= {name: field for name, field in own.items() if name in row}
    taken = {field: name for name, field in found.items()}
    point = {LATITUDE: "latitude", LONGITUDE: "longitude"}
    for name, field in (*point.items(), (IDENTIFIER, "location_id" if ours else "id")):
        if name in row and (field != "id" or "id" not in taken):
            found = {other: each for other, each in found.items() if each != field}
            found[name] = field
    return found


def _middle(geometry: Any) -> tuple[float | None, float | None]:
    """Return the position of a point, or the middle of another shape."""
    found = geometry.get("coordinates") if isinstance(geometry, dict) else None
    while isinstance(found, list) and found and isinstance(found[0], list):
        inner = found[0]
        if inner and isinstance(inner[0], int | float):
            return _mean(found)
        found = inner
    if isinstance(found, list) and len(found) >= 2:
        return _mean([found])
    return None, None


def _mean(positions: list[Any]) -> tuple[float | None, float | None]:
    pairs = [
        (float(each[0]), float(each[1]))
        for each in positions
        if isinstance(each, list)
        and len(each) >= 2
        and all(isinstance(value, int | float) for value in each[:2])
    ]
    if not pairs:
        return None, None
    return sum(x for x, _y in pairs) / len(pairs), sum(y for _x, y in pairs) / len(pairs)
