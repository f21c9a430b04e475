"""Completes what a reader types, by words, names and titles of the index."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from content_models.languages import INTERFACE_LANGUAGES, preference
from search.analysed import folded_phrase
from search.analysis.asking import is_telling
from search.analysis.folding import fold, fold_word
from search.analysis.function_words import is_worth_offering
from search.analysis.stems import indexed_forms, sought_forms
from search.analysis.tokens import Token, tokens, words
from search.engine import Candidate, Reader
from search.repairing import repair
from search.words import parse_search_text

_LOOKED_AT = 24
"""Words and titles, of which some are not worth offering, or say the same as others."""
_ARTICLE = "ال"
_WITH_ARTICLE = (_ARTICLE, "لل")
"""How Arabic words begin that have their article; *for the* is written as one with them."""


@dataclass(frozen=True)
class Completion:
    """A completion is a text that a reader may be typing.

    ``item`` is the one item that has it as its title, where one has.
    """

    text: str
    item: Candidate | None = None


def complete(reader: Reader, beginning: str, language: str, limit: int) -> list[Completion]:
    """Complete a text by words, names and titles; where there are none, repair it.

    Words and names are in the reader's language, those that most documents hold first; where none
    begins so, in the others that serve the reader. Of a text of several words, the last is
    completed by what stands with the others in some document, and what is before it is kept.
    """
    started = _Started.of(beginning)
    if started is None or not limit:
        return []
    texts = _distinct(_texts(reader, started, language), language)
    titles = _titles(reader, started, language)
    # Half of the places are for titles, where there are as many.
    some = texts[: limit - limit // 2]
    found = dict.fromkeys([*some, *titles, *texts]) or _repaired(reader, beginning, language)
    return [Completion(each, titles.get(each)) for each in found if each != started.typed][:limit]


@dataclass(frozen=True)
class _Started:
    """Holds a text whose last word may be unfinished."""

    typed: str
    before: tuple[Token, ...]
    last: Token

    @classmethod
    def of(cls, beginning: str) -> "_Started | None":
        """Read what was typed; None where it does not end in a word."""
        typed = parse_search_text(beginning).typed
        *before, last = list(tokens(typed)) or [Token("", 0, 0)]
        is_open = bool(last.word) and last.end == len(typed)
        return cls(typed, tuple(before), last) if is_open else None

    @property
    def folded(self) -> str:
        """Return the last word, folded."""
        return fold_word(self.last.word)

    def ending_in(self, word: str) -> str:
        """Return the text with another last word."""
        return self.typed[: self.last.start] + word


def _texts(reader: Reader, started: _Started, language: str) -> Iterator[str]:
    """Yield names that begin so, and the text with its last word completed."""
    if started.before:
        whole = folded_phrase(token.word for token in (*started.before, started.last))
        names = reader.words_beginning(whole, language, (), _LOOKED_AT)
        yield from (each.spelling for each in names)
    own = list(_last_words(reader, started, language, language))
    yield from own or _in_other_languages(reader, started, language)


def _last_words(
    reader: Reader, started: _Started, language: str, of_language: str
) -> Iterator[str]:
    """Yield the text with its last word completed in a language."""
    told = [token.word for token in started.before if is_telling(token.word)]
    among = [sought_forms(word) for word in told]
    unheard = [word for word in told if not reader.occurring(sought_forms(word), language)]
    if any(_is_in_names(reader, word, language) for word in unheard):
        return
    is_name_likely = not unheard and _may_begin_a_name(started)
    found = [
        (each, article)
        for folded, article in _readings(started.folded)
        for each in reader.words_beginning(folded, of_language, among, _LOOKED_AT)
        if is_worth_offering(each.spelling, of_language)
        if " " not in each.folded or (is_name_likely and not article)
    ]
    found.sort(key=lambda pair: -pair[0].frequency)
    for each, article in found:
        bare = each.spelling.removeprefix(_ARTICLE) if article else each.spelling
        yield started.ending_in(article + bare)


def _is_in_names(reader: Reader, word: str, language: str) -> bool:
    """True if some name has a word.

    Where no text has it, none says what else may follow it.
    """
    folded = fold_word(word)
    found = reader.words_beginning(folded, language, (), _LOOKED_AT)
    return any(each.folded == folded for each in found)


def _may_begin_a_name(started: _Started) -> bool:
    """True if the last word may begin a name; after *cours de* it ends one."""
    return not started.before or is_telling(started.before[-1].word)


def _readings(folded: str) -> Iterator[tuple[str, str]]:
    """Yield beginnings of words that are meant, each with their article.

    An Arabic word is typed with or without its article, and stands in texts with or without it.
    """
    yield folded, ""
    article = next((each for each in _WITH_ARTICLE if folded.startswith(each)), "")
    if article and folded != article:
        yield folded.removeprefix(article), article
        if article != _ARTICLE:
            yield _ARTICLE + folded.removeprefix(article), article
    elif "\u0620" <= folded[0] <= "\u064a":
        yield _ARTICLE + folded, ""


def _in_other_languages(reader: Reader, started: _Started, language: str) -> Iterator[str]:
    """Yield the text with its last word completed in other languages."""
    for other in preference(language, set(INTERFACE_LANGUAGES) - {language}):
        found = _distinct(_last_words(reader, started, language, other), other)
        last_words = {text: sought_forms(words(text)[-1]) for text in found}
        forms = {form for each in last_words.values() for form in each}
        occurring = reader.occurring(forms, language)
        yield from (text for text in found if occurring & {*last_words[text]})


def _distinct(texts: Iterable[str], language: str) -> list[str]:
    """Return texts, and of those that find the same only the first."""
    found: dict[tuple[str, ...], str] = {}
    for text in texts:
        found.setdefault(tuple(indexed_forms(word, language)[-1] for word in words(text)), text)
    return list(found.values())


def _titles(reader: Reader, started: _Started, language: str) -> dict[str, Candidate | None]:
    """Return titles, those that begin so and are in the reader's language first.

    Each comes with its item, unless several have it.
    """
    folded = fold(started.typed)
    found: dict[str, list[Candidate]] = {}
    for each in reader.titles_beginning(folded, language, _LOOKED_AT):
        if fold(each.title).startswith(folded) or _is_meant(started, each):
            found.setdefault(each.title, []).append(each)

    def place(title: str) -> tuple[bool, bool]:
        begins_so = fold(title).startswith(folded)
        return not begins_so, found[title][0].locale != language

    return {
        title: found[title][0] if len(found[title]) == 1 else None
        for title in sorted(found, key=place)
    }


def _is_meant(started: _Started, candidate: Candidate) -> bool:
    """True unless only an article or the like begins so in a title."""
    return bool(started.before) or any(
        fold_word(word).startswith(started.folded) and is_worth_offering(word, candidate.locale)
        for word in words(candidate.title)
    )


def _repaired(reader: Reader, beginning: str, language: str) -> dict[str, None]:
    """Return the text as it was surely or perhaps meant."""
    text = parse_search_text(beginning)
    repaired = repair(reader, language, text, found_some=True)
    meant = (text.with_words({each.typed: each.used}).typed for each in repaired.offered)
    sure = (repaired.text.typed,) if repaired.made else ()
    return dict.fromkeys((*sure, *meant))
