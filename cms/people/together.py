"""Gathers what people would be told of many pages, to tell them once."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cms.people.letters import Writing


class Happened(StrEnum):
    """Lists what people are told of a page in review."""

    SUBMITTED = "submitted"
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True)
class News:
    """News says what happened to one page, and whom to tell.

    Attributes:
        happened: to the page.
        page: as it is stored.
        receiver: who is told.
        letter: what they are written where nothing else happened.
        by: who submitted it or decided; None where nobody knows.
        comment: a reviewer's words; empty for none.
    """

    happened: Happened
    page: Any
    receiver: Any
    letter: Writing
    by: Any
    comment: str = ""


_gathered: ContextVar[list[News] | None] = ContextVar("gathered_news", default=None)


@contextmanager
def gathering() -> Iterator[list[News]]:
    """Gather all news for as long as the context lasts; it tells nobody."""
    news: list[News] = []
    token = _gathered.set(news)
    try:
        yield news
    finally:
        _gathered.reset(token)


def gathered_now() -> list[News] | None:
    """Return the list that gathers news now; None where nothing does."""
    return _gathered.get()
