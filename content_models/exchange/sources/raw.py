"""Defines the raw record, as a file has it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from content_models.exchange.found import Reason

LARGEST_RECORD = 10_000_000
"""Bytes or characters; the longest of data·inclusion has 100,000."""
DEEPEST_RECORD = 40
"""Levels; a compiled organisation of HSDS has 12."""


@dataclass(frozen=True)
class Raw:
    """A raw record has fields, or a reason why it cannot be read.

    Attributes:
        where: says where it stands in the file.
        fields: by the file's own names.
        reason: None where it was read.
    """

    where: str
    fields: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    reason: Reason | None = None
