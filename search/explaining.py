"""Tells where a result has what was asked for, beside what is marked in it."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import chain

from search.analysis.tokens import words
from search.engine import Texts
from search.everyday import forms_of, forms_said_in, is_need
from search.meaning import Sought, concept_tokens
from search.results import Hit


def explained(hit: Hit, title: str, texts: Texts, sought: Sequence[Sought]) -> Hit:
    """Return a hit with the fields that the words name."""
    if hit.is_related:
        return hit
    named = tuple(dict.fromkeys(_fields_named(texts, concept_tokens(sought))))
    is_marked = any(each.is_match for each in (*hit.title, *hit.excerpt))
    if named or is_marked:
        return replace(hit, named=named)
    return replace(hit, says_otherwise=_says_one(hit, title, texts, _needs(sought)))


def _fields_named(texts: Texts, tokens: Set[str]) -> Iterator[str]:
    for concept in texts.concepts:
        if concept.tokens & tokens or forms_of(concept) & tokens:
            yield concept.field


def _needs(sought: Sequence[Sought]) -> frozenset[str]:
    """Return the everyday needs that are sought, each by its form."""
    forms = (way[0] for each in sought for way in each.ways)
    return frozenset(filter(is_need, forms))


def _says_one(hit: Hit, title: str, texts: Texts, needs: Set[str]) -> bool:
    if not needs:
        return False
    parts = (title, texts.names, texts.summary, texts.body)
    said = (form for part in parts for form in chain(*forms_said_in(words(part), hit.locale)))
    return any(form in needs for form in said)
