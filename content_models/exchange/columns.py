"""Says which of our fields the columns of a table are."""

from collections.abc import Mapping

Columns = Mapping[str, str]
"""Our fields by the names of their columns: a plain value that can be kept as JSON."""
