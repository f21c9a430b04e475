"""Items that are probably there already under nearly the same name."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Page

from cms.course.models import ActivityPage, CoursePage, CourseSessionPage
from cms.directory.models import Organisation
from cms.information.models import InfoPage
from cms.library.models import CaseStudyPage
from cms.resources.models import PartnerResourcePage
from cms.taxonomy.models import Partner
from search.analysis.folding import fold

MAXIMUM_SHOWN = 3
MAXIMUM_NAME = 200
"""Characters; a longer name is compared by its beginning."""
SHORTEST_NAME = 3
_IN_BRACKETS = re.compile(r"\([^()]*\)")
SAME_PLACE, ANYWHERE = 0.5, 0.75
"""How much of two names must be alike (Sørensen–Dice of their trigrams, 0 to 1): names of
associations in one town share fewer words by chance than names of a whole country."""


@dataclass(frozen=True)
class Named:
    """An item by its names."""

    key: UUID
    name: str
    place: str
    language: str
    edit_address: str
    other_names: tuple[str, ...] = ()


def similar_items(
    kind: str, name: str, place: str, own_key: UUID | None, language: str = ""
) -> list[Named]:
    """Items of a kind with nearly this name, the likeliest first.

    Args:
        kind: one of ``KINDS``.
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
    for item in _items(kind, language):
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
    """The sequences of three characters of a name; case, accents and what is in brackets aside."""
    short = name[:MAXIMUM_NAME]
    words = fold(_IN_BRACKETS.sub(" ", short).strip() or short).split()
    text = f"  {' '.join(words)} "
    return Counter(text[start : start + 3] for start in range(len(text) - 2))


def alike(one: Counter[str], other: Counter[str]) -> float:
    """How alike two names are, from 0 to 1."""
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def _items(kind: str, language: str) -> Iterator[Named]:
    return NAMED[kind]() if kind in NAMED else _titled(TITLED[kind], language)


def _organisations() -> Iterator[Named]:
    rows = Organisation.objects.select_related("locale").prefetch_related("locations")
    for row in rows.only("name", "alternative_names", "translation_key", "locale"):
        place: Any = row.locations.first()
        yield Named(
            row.translation_key,
            row.name,
            place.place if place else "",
            row.locale.language_code,
            reverse("wagtailsnippets_directory_organisation:edit", args=[row.pk]),
            row.alternative_name_list,
        )


def _case_studies() -> Iterator[Named]:
    rows = CaseStudyPage.objects.values_list(
        "translation_key", "enterprise_name", "title", "place", "locale__language_code", "pk"
    )
    for key, name, title, place, language, identifier in rows:
        address = reverse("wagtailadmin_pages:edit", args=[identifier])
        yield Named(key, name, place, language, address, (title,))


def _partners() -> Iterator[Named]:
    rows = Partner.objects.values_list(
        "translation_key", "name", "place", "locale__language_code", "pk"
    )
    for key, name, place, language, identifier in rows:
        address = reverse("wagtailsnippets_taxonomy_partner:edit", args=[identifier])
        yield Named(key, name, place, language, address)


def _titled(model: type[Page], language: str) -> Iterator[Named]:
    """Pages of a kind in one language: a title is translated, so others are alike by chance."""
    rows = model.objects.filter(locale__language_code=language)
    for key, title, identifier in rows.values_list("translation_key", "title", "pk"):
        address = reverse("wagtailadmin_pages:edit", args=[identifier])
        yield Named(key, title, "", language, address)


NAMED: dict[str, Callable[[], Iterator[Named]]] = {
    "organisation": _organisations,
    "case_study": _case_studies,
    "partner": _partners,
}
"""Kinds that go by a name, which is the same in every language."""
TITLED: dict[str, type[Page]] = {
    "course": CoursePage,
    "course_session": CourseSessionPage,
    "activity": ActivityPage,
    "partner_resource": PartnerResourcePage,
    "info_page": InfoPage,
}
KINDS = (*NAMED, *TITLED)
