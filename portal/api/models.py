"""Defines the answers of the API.

A document has its own model; here it gets its address.
"""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Union
from uuid import UUID

from pydantic import Field, create_model

from content_models.blocks import Frozen
from content_models.documents import BaseDocument
from content_models.kinds import DOCUMENT_TYPES, KindName


def _with_address(document: type[BaseDocument]) -> type[BaseDocument]:
    """Return the model of a document with the address of its page.

    A theme and a need have none: their address is that of the list filtered by them.
    """
    return create_model(
        f"{document.__name__}Item",
        __base__=document,
        __doc__=f"A {document.entry.label.lower()} with the address of the list filtered by it.",
        url=(str, ...),
    )


ITEM_TYPES = tuple(_with_address(each) for each in DOCUMENT_TYPES)
if TYPE_CHECKING:
    Item = BaseDocument
else:
    Item = Annotated[Union[ITEM_TYPES], Field(discriminator="kind")]  # noqa: UP007 - of a tuple


class DocumentPage(Frozen):
    """A page of documents; ``next`` is null on the last one."""

    items: tuple[Item, ...]
    next: str | None


class ChangeItem(Frozen):
    """One change. ``document`` is null where the version was taken away."""

    sequence: int
    key: UUID
    locale: str
    kind: KindName
    changed_at: datetime
    document: Item | None


class ChangePage(Frozen):
    """Changes, oldest first. Without ``next``, ask again later after the last ``sequence``."""

    items: tuple[ChangeItem, ...]
    next: int | None


class FacetValue(Frozen):
    """The number of results that have a value."""

    value: str
    count: int


class RepairedWord(Frozen):
    """A word that is not known, and the one searched instead or perhaps meant."""

    typed: str
    used: str


class FoundBy(StrEnum):
    """Says how a result was found."""

    ALL_WORDS = "all_words"
    MOST_WORDS = "most_words"
    MEANING = "meaning"


class SearchPage(Frozen):
    """A page of results; ``next`` is the number of the next page, or null.

    Results that have all the words come first, ``total`` of them. The ``with_most`` that have most
    of them follow. ``facets`` count the former or, where there are none, the latter. The
    ``related`` that were found by their meaning alone stand on the last page. Where none has all,
    or ``q`` has three words or more that tell something, all are one list instead, the nearest
    first. ``found`` says of each item how it was found. Words in ``repairs`` were searched
    otherwise; those in ``offered`` were not, but may be meant otherwise. ``was_cut`` says that
    ``q`` was too long, and only its beginning was searched for.
    """

    items: tuple[Item, ...]
    found: tuple[FoundBy, ...]
    next: int | None
    total: int
    with_most: int
    related: int
    facets: dict[str, tuple[FacetValue, ...]]
    repairs: tuple[RepairedWord, ...]
    offered: tuple[RepairedWord, ...]
    was_cut: bool


class ErrorDetail(Frozen):
    """The HTTP status of an error, and a message that says what went wrong."""

    status: int
    message: str


class ErrorAnswer(Frozen):
    """The answer to a request that could not be answered."""

    error: ErrorDetail
