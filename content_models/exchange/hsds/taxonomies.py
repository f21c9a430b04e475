"""Defines our vocabularies as taxonomies of HSDS, with identifiers that never change."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid5

from content_models.exchange.hsds.rows import HsdsAttribute, HsdsTaxonomy, HsdsTaxonomyTerm
from content_models.help import (
    ACCESSIBILITY_LABELS,
    DELIVERY_LABELS,
    FEE_LABELS,
    PRECISION_LABELS,
    STATUS_LABELS,
    WAY_LABELS,
)
from content_models.vocabularies import AUDIENCE_LABELS, LEGAL_FORM_LABELS

NAMESPACE = UUID("c0b9f2a4-2b6e-5f2e-9d0e-6f0a7a1d3c51")
"""A constant of ours: what has no key of its own keeps its identifier."""


@dataclass(frozen=True)
class Vocabulary:
    """A vocabulary is a closed list of values.

    Attributes:
        name: of the taxonomy, and the type of its links.
        description: says in English what its terms tell.
        labels: the message of each value.
    """

    name: str
    description: str
    labels: Mapping[Any, str]

    @property
    def id(self) -> UUID:
        """Return the identifier of the taxonomy."""
        return _identifier(self.name)

    def term_id(self, value: str) -> UUID:
        """Return the identifier of a value."""
        return _identifier(f"{self.name} {value}")


@lru_cache(maxsize=1000)
def _identifier(told: str) -> UUID:
    """Return an identifier, made once: every row of every service asks for some."""
    return uuid5(NAMESPACE, told)


AUDIENCES = Vocabulary("audience", "Whom an organisation or a service is for.", AUDIENCE_LABELS)
WAYS = Vocabulary("way-to-come", "What somebody does first.", WAY_LABELS)
DELIVERIES = Vocabulary("delivery", "Where help is given.", DELIVERY_LABELS)
FEES = Vocabulary("fee", "Whether a service costs anything.", FEE_LABELS)
STATUSES = Vocabulary("status", "Whether an organisation is at work.", STATUS_LABELS)
LEGAL_FORMS = Vocabulary(
    "legal-form", "Legal forms of social enterprise, by country.", LEGAL_FORM_LABELS
)
ACCESSIBILITIES = Vocabulary(
    "accessibility", "What a place has for people with a disability.", ACCESSIBILITY_LABELS
)
PRECISIONS = Vocabulary("precision", "How near a point is to the door.", PRECISION_LABELS)
VOCABULARIES = (
    AUDIENCES,
    WAYS,
    DELIVERIES,
    FEES,
    STATUSES,
    LEGAL_FORMS,
    ACCESSIBILITIES,
    PRECISIONS,
)
THEMES = Vocabulary("theme", "Needs and trades, named by the editors of this directory.", {})
"""Its terms are documents; their identifiers are their keys."""
NEEDS = Vocabulary(
    "need", "What people look for help with, in everyday words; each is answered by themes.", {}
)
"""Its terms are documents, too. Services have themes, and so the needs that these answer."""
_BY_TERM = {
    vocabulary.term_id(value): (vocabulary.name, str(value))
    for vocabulary in VOCABULARIES
    for value in vocabulary.labels
}


def taxonomy(vocabulary: Vocabulary) -> HsdsTaxonomy:
    """Return a vocabulary as HSDS lists it."""
    return HsdsTaxonomy(
        id=vocabulary.id, name=vocabulary.name, description=vocabulary.description, version="1"
    )


def term(vocabulary: Vocabulary, value: str, say: Callable[[str], str]) -> HsdsTaxonomyTerm:
    """Return a value as a term, named in the words of ``say``."""
    label = say(vocabulary.labels[value])
    return HsdsTaxonomyTerm(
        id=vocabulary.term_id(value),
        code=str(value),
        name=label,
        description=label,
        taxonomy=vocabulary.name,
        taxonomy_id=vocabulary.id,
    )


def theme(key: UUID, name: str, description: str = "") -> HsdsTaxonomyTerm:
    """Return a theme as a term."""
    return HsdsTaxonomyTerm(
        id=key,
        name=name,
        description=description or name,
        taxonomy=THEMES.name,
        taxonomy_id=THEMES.id,
    )


def need(key: UUID, code: str, name: str, themes: Iterable[str]) -> HsdsTaxonomyTerm:
    """Return a need as a term, described by the names of its themes."""
    return HsdsTaxonomyTerm(
        id=key,
        code=code,
        name=name,
        description=", ".join(themes) or name,
        taxonomy=NEEDS.name,
        taxonomy_id=NEEDS.id,
    )


def values_in(attributes: tuple[HsdsAttribute, ...], vocabulary: Vocabulary) -> list[str]:
    """Return the values of a vocabulary that attributes name, in their order."""
    found = (_BY_TERM.get(each.taxonomy_term_id) for each in attributes if each.taxonomy_term_id)
    return [each[1] for each in found if each and each[0] == vocabulary.name]
