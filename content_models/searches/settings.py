"""Reads for how long counts of searches are kept."""

from collections.abc import Mapping

DEFAULT_KEPT_DAYS = 90
"""A season: long enough to see what is missing, short enough to be of today."""
LONGEST_KEPT_DAYS = 366


def kept_days(environment: Mapping[str, str]) -> int:
    """Return for how many days counts are kept; 0 where nothing is counted.

    Raises:
        ValueError: the variable holds no such number.
    """
    given = environment.get("SEARCH_COUNTS_DAYS") or str(DEFAULT_KEPT_DAYS)
    if not (given.isascii() and given.isdigit() and int(given) <= LONGEST_KEPT_DAYS):
        raise ValueError(f"SEARCH_COUNTS_DAYS must be from 0 to {LONGEST_KEPT_DAYS}: {given!r}")
    return int(given)
