"""Defines what a table of the desk holds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise

from cms.ground.access import edits_content
from cms.ground.choices import language_name


@dataclass(frozen=True)
class Button:
    """A button of an entry does something at one click, by POST."""

    label: str
    address: str
    is_quiet: bool = False


@dataclass(frozen=True)
class Entry:
    """An entry is one item that waits.

    Attributes:
        title: of the item.
        kind: its name, as an editor reads it.
        language: its code; empty where it has none.
        address: of its form.
        day: what the table is ordered by: when it was changed, checked or will happen.
        note: what there is to say of it.
        words: what somebody wrote about it.
        buttons: what one may do with it at once.
    """

    title: str
    kind: str
    language: str
    address: str
    day: datetime | date | None = None
    note: str = ""
    words: str = ""
    buttons: tuple[Button, ...] = ()

    @property
    def language_name(self) -> str:
        """Return the language in its own name."""
        return language_name(self.language)


@dataclass(frozen=True)
class Table:
    """A table of the desk lists the entries of a user.

    Attributes:
        name: in its address.
        title: over it.
        empty: what it says where nothing waits.
        day_heading: what ``Entry.day`` is here.
        note_heading: what ``Entry.note`` is here; empty where it says nothing.
        entries: those of a user that this user may open, in their order.
        is_for: True for whom the table can hold anything at all.
        tells_time: ``Entry.day`` is shown with its time and the time zone.
    """

    name: str
    title: str | Promise
    empty: str | Promise
    day_heading: str | Promise
    note_heading: str | Promise
    entries: Callable[[Any], Iterable[Entry]]
    is_for: Callable[[Any], bool] = edits_content
    tells_time: bool = False
