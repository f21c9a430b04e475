"""Completes what a reader types, by words, names and titles of the index."""

from collections.abc import Iterator

from search.analysed import folded_phrase
from search.analysis.asking import is_telling
from search.analysis.folding import fold, fold_word
from search.analysis.stems import sought_forms
from search.analysis.tokens import Token, tokens
from search.engine import Reader
from search.repairing import repair
from search.words import parse_search_text


def complete(reader: Reader, beginning: str, language: str, limit: int) -> list[str]:
    """Complete a text by words, names and titles; where there are none, repair it.

    Words and names are in the reader's language, those that most documents hold first. Of a text of
    several words, the last is completed by what stands with the others in some document, and what
    is before it is kept.
    """
    typed = parse_search_text(beginning).typed
    *before, last = list(tokens(typed)) or [Token("", 0, 0)]
    if not last.word or last.end < len(typed) or not limit:
        return []
    words = dict.fromkeys(_words(reader, typed, before, last, language, limit))
    titles = [each.title for each in reader.titles_beginning(fold(typed), language, limit)]
    # Half of the places are for titles, where there are as many.
    some = list(words)[: limit - limit // 2]
    found = dict.fromkeys([*some, *titles, *words]) or _repaired(reader, beginning, language)
    return list(found)[:limit]


def _words(
    reader: Reader, typed: str, before: list[Token], last: Token, language: str, limit: int
) -> Iterator[str]:
    """Yield names that begin so, and the text with its last word completed."""
    if before:
        whole = folded_phrase(token.word for token in (*before, last))
        yield from (each.spelling for each in reader.words_beginning(whole, language, (), limit))
    among = [sought_forms(token.word) for token in before if is_telling(token.word)]
    found = reader.words_beginning(fold_word(last.word), language, among, limit)
    yield from (typed[: last.start] + each.spelling for each in found if is_telling(each.spelling))


def _repaired(reader: Reader, beginning: str, language: str) -> dict[str, None]:
    """Return the text as it was surely or perhaps meant."""
    text = parse_search_text(beginning)
    repaired = repair(reader, language, text, found_some=True)
    meant = (text.with_words({each.typed: each.used}).typed for each in repaired.offered)
    sure = (repaired.text.typed,) if repaired.made else ()
    return dict.fromkeys((*sure, *meant))
