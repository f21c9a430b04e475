"""What any document is found by; a kind says what its own have besides."""

from collections.abc import Iterable
from typing import Generic, TypeVar
from uuid import UUID

from content_models.blocks import Download
from content_models.documents import BaseDocument

D = TypeVar("D", bound=BaseDocument)


class Findable(Generic[D]):
    """Tells by which words, values and numbers a document is found, beside title and body."""

    def names(self, document: D) -> Iterable[str]:  # noqa: ARG002 - for kinds that have some
        """Yield what is as telling as the title."""
        return ()

    def prose(self, document: D) -> Iterable[str]:  # noqa: ARG002
        """Yield what a reader of the page reads besides the body."""
        return ()

    def contacts(self, document: D) -> Iterable[str]:  # noqa: ARG002
        """Yield what it is found by and never quoted."""
        return ()

    def places(self, document: D) -> Iterable[str]:  # noqa: ARG002
        """Yield the names of its towns and regions."""
        return ()

    def languages(self, document: D) -> Iterable[str]:  # noqa: ARG002
        """Yield tags of languages by whose names it is found."""
        return ()

    def synonyms(self, document: D) -> Iterable[str]:  # noqa: ARG002
        """Yield words by which others that name it are found, besides its title."""
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

    def minutes(self, document: D) -> int | None:  # noqa: ARG002
        """Return how long it takes; None where it does not say so."""
        return None

    def groups(self, document: D) -> tuple[int, int] | None:  # noqa: ARG002
        """Return the smallest and largest group; None where it is not done in groups."""
        return None
