"""Defines a search as it is counted, and as editors see it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from content_models.inbox.values import Section

KEPT_FROM = 3
"""Words that are searched for less often within a week are never kept. Twice could be one person
who types a name again; from five on, a small portal would keep next to nothing."""
MAXIMUM_WORDS_CHARACTERS = 80
"""More than the name of any theme; a longer text tells a life, and is not counted."""


@dataclass(frozen=True, order=True)
class Search:
    """A search is what was looked for, without anything about who looked.

    Attributes:
        words: normalised, see ``search.counting``.
        language: of the interface.
        section: the list that was searched.
    """

    words: str
    language: str
    section: Section


@dataclass(frozen=True)
class Tally:
    """A tally says how often a search was made, and what came of it.

    Attributes:
        searched: how often it was made.
        opened: how often one of its results was opened.
        results: the number of results that have all words, when it was made last.
        with_most: the number of those that have most of them.
        related: the number of those that only mean the same.
    """

    searched: int = 0
    opened: int = 0
    results: int = 0
    with_most: int = 0
    related: int = 0

    def followed_by(self, later: "Tally") -> "Tally":
        """Return both together, with the results of the later search."""
        last = later if later.searched else self
        return Tally(
            self.searched + later.searched,
            self.opened + later.opened,
            last.results,
            last.with_most,
            last.related,
        )


class Question(StrEnum):
    """Lists what editors ask of the counts."""

    NOTHING_FOUND = "found"
    NOTHING_OPENED = "opened"


class Decision(StrEnum):
    """Lists what an editor may have decided on some words."""

    ADDED = "added"
    DISMISSED = "dismissed"


@dataclass(frozen=True)
class SearchFilter:
    """A filter chooses the searches that an editor looks at.

    Attributes:
        question: which of the two lists.
        since: the first day that counts.
        language: of the interface; empty for all.
        is_decided: whether an editor has decided on the words.
    """

    question: Question
    since: date
    language: str = ""
    is_decided: bool = False


@dataclass(frozen=True)
class CountedSearch:
    """A counted search is one line of the editors' list.

    Attributes:
        search: what was looked for.
        tally: of all its days; the results are those of the last.
        days: on how many days it was made.
        decision: of an editor on these words; None where there is none.
        theme: the label of the theme to which the words were added, or empty.
    """

    search: Search
    tally: Tally
    days: int
    decision: Decision | None = None
    theme: str = ""
