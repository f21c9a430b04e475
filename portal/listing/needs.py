"""Knows the needs that the directory asks for first, and which themes answer each.

A newcomer's words stand here; themes are the editors', in any number and wording. A theme answers
a need if its names are everyday words for it (``search/everyday_words.yaml``) in most of its
languages: a word that means two things does so in one or two.
"""

from dataclasses import dataclass
from uuid import UUID

from content_models.kinds import Document
from content_models.published.reading import StoreSnapshot
from content_models.vocabularies import message
from search.concepts import Concept
from search.everyday import entries_of
from search.kinds import findable

MOST_TERMS = 5_000
"""Themes are few, each in some languages."""


@dataclass(frozen=True)
class Need:
    """A need is what somebody looks for help with.

    Attributes:
        code: as addresses have it.
        label: in a newcomer's words.
        everyday: entries of ``search/everyday_words.yaml``.
        drawn_as: the name of its icon, where that is not the code.
    """

    code: str
    label: str
    everyday: tuple[str, ...]
    drawn_as: str = ""

    @property
    def icon(self) -> str:
        """Return the name of its icon."""
        return self.drawn_as or self.code


NEEDS = (
    Need(
        "papers",
        message("Papers"),
        ("paperwork", "residence-permit", "postal-address", "citizenship"),
    ),
    Need("roof", message("A roof"), ("housing", "flat", "rent", "homeless")),
    Need("food", message("Food"), ("food-aid",)),
    Need("health", message("Health"), ("health", "doctor", "hospital", "psychologist")),
    Need(
        "language",
        message("Learn the language"),
        ("language-course", "literacy"),
        drawn_as="speech",
    ),
    Need("work", message("Work"), ("work", "unemployment", "application")),
    Need(
        "family", message("Family and children"), ("family", "child", "childcare", "baby"), "people"
    ),
    Need("law", message("Law and asylum"), ("asylum", "refugee", "lawyer", "refusal")),
    Need("money", message("Money"), ("money", "loan", "bank", "benefits", "tax")),
    Need(
        "school",
        message("School and training"),
        ("training", "diploma", "school", "student"),
        "book",
    ),
    Need("things", message("Clothes and furniture"), ("clothes", "furniture", "second-hand")),
    Need("transport", message("Getting around"), ("transport", "driving", "car", "bicycle")),
    Need("company", message("Meeting people"), ("meeting-people", "culture", "sport")),
    Need("business", message("My own business"), ("starting-a-business", "cooperative")),
)
BY_CODE = {need.code: need for need in NEEDS}


def themes_by_need(snapshot: StoreSnapshot) -> dict[str, frozenset[UUID]]:
    """Return the keys of the themes that answer each need, by its code."""
    everyday = {key: list(map(_everyday, terms)) for key, terms in _terms(snapshot).items()}
    return {
        need.code: frozenset(
            key for key, languages in everyday.items() if _is_answered(need, languages)
        )
        for need in NEEDS
    }


def _terms(snapshot: StoreSnapshot) -> dict[UUID, list[Document]]:
    found: dict[UUID, list[Document]] = {}
    for term in snapshot.page(kind="term", limit=MOST_TERMS):
        found.setdefault(term.key, []).append(term)
    return found


def _everyday(term: Document) -> frozenset[str]:
    """Return the entries of everyday words that a theme is called by."""
    names = (term.title, *findable(term).synonyms(term))
    return entries_of(Concept("theme", "", tuple((term.locale, name) for name in names)))


def _is_answered(need: Need, languages: list[frozenset[str]]) -> bool:
    fitting = sum(not entries.isdisjoint(need.everyday) for entries in languages)
    return 2 * fitting > len(languages)
