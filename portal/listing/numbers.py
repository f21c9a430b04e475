"""Reads the numbers that readers type to narrow a list.

They say how long, and for how many.
"""

from collections.abc import Iterable

from content_models.vocabularies import message
from portal.listing.forms import ListingForm
from portal.listing.models import NumberField
from portal.reading.wording import Wording
from search.query import LARGEST_NUMBER, NUMBER_FIELDS
from search.results import Results

LABELS = {
    "max_minutes": message("up to %(duration)s"),
    "group_size": message("group of %(number)s"),
}
MAXIMUM_DIGITS = 20
"""Bounds the number before it is computed with."""


def count_in(text: str) -> int | None:
    """Return a whole number from 1 to ``LARGEST_NUMBER``; None for all else.

    Its digits may be of any script.
    """
    is_number = text.isdecimal() and len(text) <= MAXIMUM_DIGITS
    number = int(text) if is_number else 0
    return number if 1 <= number <= LARGEST_NUMBER else None


def number_label(field: str, number: int, wording: Wording) -> str:
    """Return a number in use, as a reader reads it."""
    values = {"duration": wording.duration(number), "number": wording.number(number)}
    return wording.translate(LABELS[field]) % values


def offered_numbers(
    form: ListingForm, results: Results, kinds: frozenset[str], with_numbers: Iterable[str]
) -> tuple[NumberField, ...]:
    """Return the fields to type in; empty where they would not narrow the list.

    Where one of them is in use, they are offered all the same.

    Args:
        form: what the reader asked.
        results: with the counts of kinds.
        kinds: those that the reader has chosen; none means all.
        with_numbers: the kinds of which readers may say how long, and for how many.
    """
    typed = {field: form.chosen.get(field, ("",))[0] for field in NUMBER_FIELDS}
    found = {each.value for each in results.facets.get("kind", ())}
    would_narrow = not (found & kinds if kinds else found).isdisjoint(with_numbers)
    if not would_narrow and not any(typed.values()):
        return ()
    return tuple(
        NumberField(field, text, is_known=not text or count_in(text) is not None)
        for field, text in typed.items()
    )
