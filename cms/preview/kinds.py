"""Which models can be previewed, and how an object of each becomes a document.

A register, because models say of themselves whether they have a preview, and projections import
models: neither can import the other. ``apps.py`` fills it.
"""

from collections.abc import Callable
from typing import Any

from content_models.kinds import Document

Projection = Callable[[Any], Document]
_PROJECTIONS: dict[str, Projection] = {}


def preview(model_label: str, projection: Projection) -> None:
    """Have a model previewed. ``projection`` makes a document of an object in memory."""
    _PROJECTIONS[model_label] = projection


def projection_of(model: Any) -> Projection | None:
    """How an object of a model, or the model itself, becomes a document; None where it does not."""
    return _PROJECTIONS.get(model._meta.label_lower)
