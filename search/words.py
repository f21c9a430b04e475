"""A reader's words, bounded. There is no query syntax but quotation marks round a phrase."""

from dataclasses import dataclass

MAXIMUM_CHARACTERS = 200
"""Longer than any question typed by hand; a pasted page is cut here, and said so."""
MAXIMUM_WORDS = 16


@dataclass(frozen=True)
class SearchText:
    """What a reader typed.

    Attributes:
        typed: the text as shown back: control characters and lone surrogates removed, cut.
        words: single words, unfolded, in order; those of phrases are not among them.
        phrases: words that must follow each other.
        was_cut: whether something was left out for length.
    """

    typed: str = ""
    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    was_cut: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.words and not self.phrases


def parse_search_text(text: str) -> SearchText:
    """Read whatever was typed; nothing is an error."""
    raise NotImplementedError
