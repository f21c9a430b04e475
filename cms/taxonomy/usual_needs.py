"""Knows the needs that every installation begins with, and which themes answer each.

A theme answers a need if its names are everyday words for it (``search/everyday_words.yaml``) in
most of its languages: a word that means two things does so in one or two. That is asked once, when
a theme is made; from then on editors say what answers what.
"""

from collections.abc import Iterable, Iterator, Mapping

from cms.ground.choices import language_choices
from content_models.languages import INTERFACE_LANGUAGES, interface_language
from search.concepts import Concept
from search.everyday import entries_of

LANGUAGES = ("fr", "en", "de", "el", "ar", "uk")
"""The languages in which installations get the usual needs."""

EVERYDAY: dict[str, tuple[str, ...]] = {
    "papers": ("paperwork", "residence-permit", "postal-address", "citizenship"),
    "roof": ("housing", "flat", "rent", "homeless"),
    "food": ("food-aid",),
    "health": ("health", "doctor", "hospital", "psychologist"),
    "language": ("language-course", "literacy"),
    "work": ("work", "unemployment", "application"),
    "family": ("family", "child", "childcare", "baby"),
    "law": ("asylum", "refugee", "lawyer", "refusal"),
    "money": ("money", "loan", "bank", "benefits", "tax"),
    "school": ("training", "diploma", "school", "student"),
    "things": ("clothes", "furniture", "second-hand"),
    "transport": ("transport", "driving", "car", "bicycle"),
    "company": ("meeting-people", "culture", "sport"),
    "business": ("starting-a-business", "cooperative"),
}
"""Entries of everyday words, by the code of each usual need."""


def usual_needs_of(names: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Yield the codes of the usual needs that a theme answers.

    ``names`` are the theme's label and synonyms, by language.
    """
    languages = [
        entries_of(Concept("theme", "", tuple((language, name) for name in of_language)))
        for language, of_language in names.items()
    ]
    for code, everyday in EVERYDAY.items():
        fitting = sum(not entries.isdisjoint(everyday) for entries in languages)
        if 2 * fitting > len(languages):
            yield code


def need_language_choices() -> list[tuple[str, str]]:
    """Return the languages that a need may have a name in.

    They are the installation's and those that the usual needs come in, for the day on which the
    installation gets another.
    """
    others = [code for code in LANGUAGES if code not in INTERFACE_LANGUAGES]
    return [*language_choices(), *((code, interface_language(code).name) for code in others)]
