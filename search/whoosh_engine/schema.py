"""Defines the fields of the Whoosh index."""

from whoosh.columns import CompressedBytesColumn, VarBytesColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Positions

TEXT = "text"
"""Every form of every word (``analysed.Analysed``)."""
SPELLINGS = "spellings"
"""Every word once, as people write it (``vocabulary.spellings``): to repair and complete by."""
FACTS = "facts"
"""Small fields for lists, facets and sorting (``stored.Facts``), kept unpacked in memory."""
CONTENT = "content"
"""The longer texts (``stored.Content``), compressed: for excerpts, and to merge segments."""


def make_schema() -> Schema:
    """Return the fields of an index of the current version."""
    return Schema(
        **{
            TEXT: FieldType(format=Positions(), analyzer=None),
            SPELLINGS: COLUMN(CompressedBytesColumn()),
            FACTS: COLUMN(VarBytesColumn()),
            CONTENT: COLUMN(CompressedBytesColumn()),
        }
    )
