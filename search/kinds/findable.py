"""Says how any document is found.

A kind adds what its own documents have besides.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Generic, TypeVar
from uuid import UUID

from content_models.blocks import Download
from content_models.documents import BaseDocument
from search.vicinity import Position

D = TypeVar("D", bound=BaseDocument)


class Findable(Generic[D]):
    """Gives the words, values and numbers by which a document is found.

    They come beside its title and body.
    """

    def names(self, document: D) -> Iterable[str]:  # noqa: ARG002 - for kinds that have some
        """Yield names that say as much as the title."""
        return ()

    def prose(self, document: D) -> Iterable[str]:  # noqa: ARG002
        """Yield the prose of its page, besides the body."""
        return ()

    def contacts(self, document: D) -> Iterable[str]:  # noqa: ARG002
        """Yield texts by which it is found, but which are never quoted."""
        return ()

    def places(self, document: D) -> Iterable[str]:  # noqa: ARG002
        """Yield the names of its towns and regions."""
        return ()

    def languages(self, document: D) -> Iterable[str]:  # noqa: ARG002
        """Yield the tags of languages by whose names it is found."""
        return ()

    def synonyms(self, document: D) -> Iterable[str]:  # noqa: ARG002
        """Yield synonyms of its title, by which items that name it are found."""
        return ()

    def files(self, document: D) -> Iterable[Download]:
        """Yield the files whose words find it."""
        return (block for block in document.body if isinstance(block, Download))

    def themes(self, document: D) -> tuple[UUID, ...]:
        """Return the terms that it is about, the most telling first."""
        return document.themes

    def facets(self, document: D) -> dict[str, tuple[str, ...]]:  # noqa: ARG002
        """Return its values by facet field (``query.FACET_FIELDS``), beside those of any kind."""
        return {}

    def positions(self, document: D) -> tuple[Position, ...]:  # noqa: ARG002
        """Return where one goes to it."""
        return ()

    def reaches(self, document: D) -> tuple[str, ...]:  # noqa: ARG002
        """Return whom it reaches who are far from there."""
        return ()

    def offers(self, document: D) -> tuple[str, ...]:  # noqa: ARG002
        """Return what it offers, under which conditions and when (``search.offers``)."""
        return ()

    def known_since(self, document: D) -> datetime | None:  # noqa: ARG002
        """Return when it was last checked; None for a kind that nobody checks."""
        return None

    def minutes(self, document: D) -> int | None:  # noqa: ARG002
        """Return how long it takes; None where it does not say so."""
        return None

    def groups(self, document: D) -> tuple[int, int] | None:  # noqa: ARG002
        """Return the smallest and largest group; None where it is not done in groups."""
        return None
