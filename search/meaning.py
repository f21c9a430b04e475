"""Works out what a reader's words ask for, for every engine alike."""

import functools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from search.analysis.asking import is_telling
from search.analysis.compounds import sought_parts
from search.analysis.stems import acronym_form, phrase_forms, sought_forms
from search.concepts import LONGEST_NAME, spans, tokens_of
from search.everyday import by_concept, first_name, forms_named_by
from search.heard import forms_heard
from search.words import SearchText

_TEXTS_REMEMBERED = 200
"""One search asks for the meaning of its text several times."""


@dataclass(frozen=True)
class Sought:
    """A word or a phrase in quotation marks that results should hold.

    Attributes:
        words: as typed; more than one are a phrase.
        exact: the form of an acronym in capitals, which goes before ``ways`` where it occurs; empty
            for anything else.
        ways: forms that must follow each other, for each way to read the words. A single word has
            one form in each.
        parts: for each part of a German compound, its forms: a document that has all of them has
            it, too, though that counts less.
        concepts: tokens of the concepts that the word may name, alone or with its neighbours.
    """

    words: tuple[str, ...]
    ways: tuple[tuple[str, ...], ...]
    exact: str = ""
    concepts: tuple[str, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Meaning:
    """A meaning is what a query asks for.

    ``excluded`` holds, for each word that no result may hold, its forms.
    """

    sought: tuple[Sought, ...] = ()
    excluded: tuple[tuple[str, ...], ...] = ()


@functools.lru_cache(maxsize=_TEXTS_REMEMBERED)
def meaning_of(text: SearchText) -> Meaning:
    """Return what a text asks for. One without telling words asks for all its words."""
    required = required_words(text)
    needs = _needs_by_word(required, text)
    concepts = _concepts_by_word(required, needs)
    return Meaning(
        sought=(
            *(
                Sought(
                    (word,),
                    tuple(
                        (form,)
                        for form in (*sought_forms(word), *forms_heard(word), *needs[number])
                    ),
                    acronym_form(word) if text.has_acronym(word) else "",
                    concepts[number],
                    sought_parts(word),
                )
                for number, word in enumerate(required)
            ),
            *(Sought(phrase, tuple(phrase_forms(phrase))) for phrase in text.phrases),
        ),
        excluded=tuple(map(sought_forms, text.excluded)),
    )


def required_words(text: SearchText) -> tuple[str, ...]:
    """Return the words that results should hold.

    Articles and words of asking are not among them where there are telling words.
    """
    telling = tuple(filter(is_telling, text.words))
    return telling if telling or text.phrases else text.words


def telling_words(text: SearchText) -> tuple[str, ...]:
    """Return the words to repair, and to mark in results: those of phrases, too."""
    phrases = (word for phrase in text.phrases for word in phrase if is_telling(word))
    return tuple(dict.fromkeys((*required_words(text), *phrases)))


def _concepts_by_word(
    words: tuple[str, ...], needs: Sequence[tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """Return the tokens of the concepts that each word may name."""
    found = _by_word(words, tokens_of)
    return [(*tokens, *map(by_concept, named)) for tokens, named in zip(found, needs, strict=True)]


def _needs_by_word(words: tuple[str, ...], text: SearchText) -> list[tuple[str, ...]]:
    """Return the forms of the everyday needs that each word names, alone or with others.

    An acronym means just that.
    """
    found = _by_word(words, forms_named_by)
    return [
        () if text.has_acronym(word) else forms for word, forms in zip(words, found, strict=True)
    ]


def _by_word(
    words: tuple[str, ...], named_by: Callable[[tuple[str, ...]], tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """Return what is named by the runs of words around each word."""
    found: list[dict[str, None]] = [{} for _ in words]
    for start, end in spans(len(words)):
        named = dict.fromkeys(named_by(words[start:end]))
        for number in range(start, end):
            found[number].update(named)
    return [tuple(named) for named in found]


def glossed(text: SearchText, language: str) -> str:
    """Return what was typed, then its everyday needs in a language.

    Encoders know *doctor* better than *toubib*.
    """
    needs = dict.fromkeys(
        need for found in _needs_by_word(required_words(text), text) for need in found
    )
    names = filter(None, (first_name(need, language) for need in needs))
    gloss = ", ".join(dict.fromkeys(names))
    return f"{text.typed}. {gloss}" if gloss else text.typed


def tokens_of_all(text: SearchText) -> frozenset[str]:
    """Return the tokens of the concepts that a text may name as a whole."""
    required = required_words(text)
    if not required or text.phrases or len(required) > LONGEST_NAME:
        return frozenset()
    return frozenset(tokens_of(required))


def concept_tokens(meanings: Iterable[Sought]) -> set[str]:
    """Return the tokens of all concepts that may be meant."""
    return {token for sought in meanings for token in sought.concepts}
