"""Defines what all rows of facts share.

They belong to the version that was made first. A row has a key of its own, the same in drafts, in
translations and in documents, and columns whose words are translated.
"""

from typing import Any, ClassVar
from uuid import uuid4

from django.db import models
from wagtail.models import Orderable

from cms.ground.fact_words import FactWords


class FactRow(Orderable):
    """A row of facts may have words beside them, in the language of the original.

    Attributes:
        worded: the columns whose words are translated.
        names_rows: the columns that hold the key of another row of the organisation.
    """

    key = models.UUIDField(default=uuid4, editable=False, db_index=True)

    worded: ClassVar[tuple[str, ...]] = ()
    names_rows: ClassVar[tuple[str, ...]] = ()

    class Meta(Orderable.Meta):
        abstract = True

    def own_words(self, rows: str) -> FactWords:
        """Return its words as they stand in its columns.

        Args:
            rows: the relation in which it stands.
        """
        return FactWords(str(self.key), rows, {name: getattr(self, name) for name in self.worded})

    def take_words(self, words: FactWords | None) -> None:
        """Write the words of another language into its columns; what is not said there stays."""
        for name, text in (words.texts if words else {}).items():
            if text and name in self.worded:
                setattr(self, name, text)


def give_new_keys(item: Any, relations: tuple[str, ...]) -> None:
    """Give the rows of a copy keys of their own, in memory.

    They name each other by the new keys.
    """
    _hold_rows(item, relations)
    rows = [row for _name, row in all_rows(item, relations)]
    new = {row.key: uuid4() for row in rows}
    for row in rows:
        row.key = new[row.key]
        for name in row.names_rows:
            setattr(row, name, new.get(getattr(row, name), getattr(row, name)))


def _hold_rows(item: Any, relations: tuple[str, ...]) -> None:
    for name in relations:
        setattr(item, name, list(getattr(item, name).all()))
        for row in getattr(item, name).all():
            _hold_rows(row, getattr(row, "inner_rows", ()))


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text, each trimmed, without empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def all_rows(item: Any, relations: tuple[str, ...]) -> Any:
    """Yield the rows of some relations and the rows inside them."""
    for name in relations:
        for row in getattr(item, name).all():
            yield name, row
            yield from all_rows(row, getattr(row, "inner_rows", ()))
