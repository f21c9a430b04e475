"""Defines what is lost between our documents and a standard."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Loss:
    """A loss is a field that does not come through unchanged.

    Attributes:
        field: of our document, with dots; ``[]`` stands for each of several.
        lost: says what is lost, and what stands there instead; a message.
    """

    field: str
    lost: str
