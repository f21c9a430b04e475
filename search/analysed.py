"""Splits an entry into its words, for every engine alike."""

import functools
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, repeat
from typing import NamedTuple

from search.analysis.asking import is_telling
from search.analysis.compounds import has_compounds, part_forms
from search.analysis.folding import WORDS_REMEMBERED, fold_word
from search.analysis.stems import acronym_form, indexed_forms, is_acronym, sought_forms
from search.analysis.tokens import words
from search.concepts import Concept
from search.entries import Entry
from search.everyday import forms_of, forms_said_in, names_of
from search.heard import forms_spoken
from search.scoring import PART_OF_COMPOUND

OWN_PARTS = {"title": 12.0, "names": 9.0, "summary": 5.0, "body": 1.0, "contacts": 0.25}
MIXED_PARTS = {"labels": 4.0, "other_versions": 0.5, "files": 0.25}
"""The weight of a word in each part. ``OWN_PARTS`` have the entry's language, these mix several.

Weights of more than one part add up.
"""

CONCEPT_WEIGHT = 12.0
"""The weight of a theme: it is what a document is about, like its title."""

NEED_WEIGHT = 4.0
"""The weight of an everyday need for which a theme stands (``everyday``).

It is less than a theme's, since a theme stands for several needs. What a document says of a need
itself weighs as its words do.
"""

_FULL = 0.05
"""The most that being complete adds: of two that say the same, the fuller one goes first."""
_WORDS_OF_TEXT = 60

_GAP = 100
"""Places left free between two parts, so that no phrase runs from one into the next."""
_SHORTEST_SPELLING = 3
_CONCEPTS_REMEMBERED = 5_000


class FormPosting(NamedTuple):
    """A form posting is a form of a word with its weight and places.

    The weights of all parts are added up. A place is a number of words from the beginning.
    """

    form: str
    weight: float
    places: list[int]


class Part(NamedTuple):
    """A part holds the forms of each word of some text, which all weigh alike.

    ``place`` is that of its first word.
    """

    weight: float
    place: int
    forms: list[tuple[str, ...]]


class Spelt(NamedTuple):
    """A spelt word is a word as people write it, after its folded form.

    ``locale`` is empty for words of texts that mix languages.
    """

    locale: str
    folded: str
    spelling: str

    @property
    def term(self) -> str:
        """Return all three as one term of an index."""
        return "\t".join(self)

    @classmethod
    def of_term(cls, term: str) -> "Spelt":
        """Read what ``term`` returned."""
        return cls(*term.split("\t"))


@dataclass(frozen=True)
class Analysed:
    """Holds the words of an entry.

    Attributes:
        parts: its words, part by part.
        concepts: the tokens of its themes and other values; their places say nothing.
        length: in words, without those of files: a long file would lower its own item's score.
        spellings: its words, to repair and complete by, as terms of ``Spelt``.
    """

    parts: list[Part]
    concepts: list[Part]
    length: int
    spellings: set[str]

    @classmethod
    def of(cls, entry: Entry) -> "Analysed":
        """Analyse the words of an entry."""
        own = {part: words(getattr(entry, part)) for part in OWN_PARTS}
        mixed = {part: words(getattr(entry, part)) for part in MIXED_PARTS}
        every = own | mixed
        weighted = [
            *(
                (OWN_PARTS[part], map(_own_forms, found, repeat(entry.locale)))
                for part, found in own.items()
            ),
            *(
                (PART_OF_COMPOUND * OWN_PARTS[part], map(part_forms, found, repeat(entry.locale)))
                for part, found in own.items()
                if has_compounds(entry.locale)
            ),
            *((MIXED_PARTS[part], map(sought_forms, found)) for part, found in mixed.items()),
            *((NEED_WEIGHT, [tuple(forms_of(each))]) for each in entry.concepts),
            *(
                (OWN_PARTS[part], forms_said_in(found, entry.locale))
                for part, found in own.items()
                if part != "contacts"
            ),
        ]
        fullness = _fullness(entry, len(own["body"]))
        return cls(
            parts=list(_placed((fullness * weight, list(found)) for weight, found in weighted)),
            concepts=[
                Part(fullness * CONCEPT_WEIGHT, 0, [tuple(each.tokens)]) for each in entry.concepts
            ],
            length=sum(len(found) for part, found in every.items() if part != "files"),
            spellings=_spellings(entry.locale, own.values())
            | _spellings("", mixed.values())
            | _spellings_of_names(entry),
        )

    @property
    def postings(self) -> list[FormPosting]:
        """Return each form once, those of concepts among them."""
        weights: dict[str, float] = {}
        places: dict[str, list[int]] = {}
        for part in (*self.parts, *self.concepts):
            for place, forms in enumerate(part.forms, start=part.place):
                for form in forms:
                    weights[form] = weights.get(form, 0.0) + part.weight
                    places.setdefault(form, []).append(place)
        return [FormPosting(form, weight, places[form]) for form, weight in weights.items()]


def _fullness(entry: Entry, words_of_body: int) -> float:
    """Return by how much a version counts more for being complete."""
    has_themes = any(each.field == "theme" for each in entry.concepts)
    has = (bool(entry.summary), words_of_body >= _WORDS_OF_TEXT, has_themes)
    return 1.0 + _FULL * sum(has) / len(has)


@functools.lru_cache(maxsize=WORDS_REMEMBERED)
def _own_forms(word: str, locale: str) -> tuple[str, ...]:
    forms = indexed_forms(word, locale)
    return (*forms, acronym_form(word), *forms_spoken(word)) if is_acronym(word) else forms


def _placed(weighted: Iterable[tuple[float, list[tuple[str, ...]]]]) -> Iterator[Part]:
    place = 0
    for weight, forms in weighted:
        yield Part(weight, place + _GAP, forms)
        place += _GAP + len(forms)


def _spellings(locale: str, texts: Iterable[Iterable[str]]) -> set[str]:
    found = set(chain.from_iterable(texts))
    return set(filter(None, map(_spelt, found, repeat(locale))))


def _spellings_of_names(entry: Entry) -> set[str]:
    """Return the names of themes and other values, and their words, by language.

    A town is called the same by all whom a version serves.
    """
    spelt: set[str] = set()
    for concept in entry.concepts:
        spelt |= _spelt_of(concept, entry.readers if concept.field == "place" else ())
    return spelt


@functools.lru_cache(maxsize=_CONCEPTS_REMEMBERED)
def _spelt_of(concept: Concept, readers: tuple[str, ...]) -> frozenset[str]:
    """Return the names of a concept, and their words.

    They are in the readers' languages, or else in their own.
    """
    return frozenset(
        spelt
        for locale, name in (*concept.names, *names_of(concept))
        for each in readers or (locale,)
        for spelt in _spelt_in_name(name, each)
    )


@functools.lru_cache(maxsize=WORDS_REMEMBERED)
def _spelt_in_name(name: str, locale: str) -> tuple[str, ...]:
    """Return a name, folded and as it is written, and each of its words."""
    found = words(name)
    spelt = tuple(each for word in found if (each := _spelt(word, locale)))
    if len(found) == 1:
        return spelt
    whole = Spelt(locale, folded_phrase(found), unicodedata.normalize("NFC", name.lower()))
    return (whole.term, *spelt)


def folded_phrase(found: Iterable[str]) -> str:
    """Return words as a phrase is found by its beginning."""
    return " ".join(map(fold_word, found))


@functools.lru_cache(maxsize=WORDS_REMEMBERED)
def _spelt(word: str, locale: str) -> str | None:
    """Return a word of a language folded, and as it is written, as one term.

    Nobody looks for what is too short, a number, or a word of asking: None.
    """
    folded = fold_word(word)
    if len(folded) < _SHORTEST_SPELLING or folded.isdecimal() or not is_telling(word):
        return None
    return Spelt(locale, folded, unicodedata.normalize("NFC", word.lower())).term
