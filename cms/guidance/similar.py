"""Finds items that are probably there already under nearly the same name."""

import re
from collections import Counter
from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import get_language

from cms.ground.kinds import CmsKind, Named, kinds
from search.analysis.folding import fold

MAXIMUM_SHOWN = 3
MAXIMUM_NAME = 200
"""Characters; a longer name is compared by its beginning."""
SHORTEST_NAME = 3
_IN_BRACKETS = re.compile(r"\([^()]*\)")
SAME_PLACE, ANYWHERE = 0.5, 0.75
"""How much of two names must be alike (Sørensen–Dice of their trigrams, 0 to 1): names of
associations in one town share fewer words by chance than names of a whole country."""


def similar_items(
    kind: CmsKind, name: str, place: str, own_key: UUID | None, language: str = ""
) -> list[Named]:
    """Return items of a kind with nearly this name, the likeliest first.

    Args:
        kind: see ``compared_kind``.
        name: as far as it has been typed.
        place: the town, or nothing.
        own_key: of the item that is being written, whose versions are no duplicates.
        language: of the item that is being written; matters to kinds that go by their titles.
    """
    sought = trigrams(name)
    if len(name.strip()) < SHORTEST_NAME:
        return []
    here = fold(place.strip())
    found: list[tuple[float, Named]] = []
    for item in kind.names() if kind.names else _titled(kind, language):
        if item.key == own_key:
            continue
        likeness = max(alike(sought, trigrams(each)) for each in (item.name, *item.other_names))
        if likeness >= (SAME_PLACE if here and fold(item.place) == here else ANYWHERE):
            found.append((likeness, item))
    own_language = get_language()  # of two versions that are as alike, that of the editor
    ordered = sorted(found, key=lambda pair: (-pair[0], pair[1].language != own_language))
    shown: dict[UUID, Named] = {}
    for _likeness, item in ordered:
        shown.setdefault(item.key, item)
    return list(shown.values())[:MAXIMUM_SHOWN]


def trigrams(name: str) -> Counter[str]:
    """Return the sequences of three characters of a name, folded, without brackets."""
    short = name[:MAXIMUM_NAME]
    words = fold(_IN_BRACKETS.sub(" ", short).strip() or short).split()
    text = f"  {' '.join(words)} "
    return Counter(text[start : start + 3] for start in range(len(text) - 2))


def alike(one: Counter[str], other: Counter[str]) -> float:
    """Return how alike two names are, from 0 to 1."""
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def compared_kind(name: str) -> CmsKind | None:
    """Return a kind whose items are compared, by names of their own or titles."""
    return next(
        (each for each in kinds() if each.name == name and (each.names or each.is_page)), None
    )


def _titled(kind: CmsKind, language: str) -> Iterator[Named]:
    """Yield pages of a kind in one language.

    Titles in other languages are alike by chance.
    """
    rows = kind.model.objects.filter(locale__language_code=language)
    for pk, key, title in rows.values_list("pk", "translation_key", "title"):
        yield Named(pk, key, title, "", language)
