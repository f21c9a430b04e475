"""Counts what readers search for: the portal counts, the CMS shows it to editors.

What is kept says nothing of a person: see docs/decisions/0030-counted-searches.md.
"""

from content_models.searches.settings import DEFAULT_KEPT_DAYS, kept_days
from content_models.searches.store import SearchCounts, SearchCountsUnavailableError
from content_models.searches.values import (
    KEPT_FROM,
    MAXIMUM_WORDS_CHARACTERS,
    CountedSearch,
    Decision,
    Question,
    Search,
    SearchFilter,
    Tally,
)

__all__ = [
    "DEFAULT_KEPT_DAYS",
    "KEPT_FROM",
    "MAXIMUM_WORDS_CHARACTERS",
    "CountedSearch",
    "Decision",
    "Question",
    "Search",
    "SearchCounts",
    "SearchCountsUnavailableError",
    "SearchFilter",
    "Tally",
    "kept_days",
]
