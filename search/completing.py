"""Completes what a reader types, by words and titles of the index."""

from search.analysis.asking import is_telling
from search.analysis.folding import fold, fold_word
from search.analysis.stems import sought_forms
from search.analysis.tokens import Token, tokens
from search.engine import Reader
from search.words import parse_search_text


def complete(reader: Reader, beginning: str, language: str, limit: int) -> list[str]:
    """Complete a text by words, then by titles.

    The words are in the reader's language, those that most documents hold first. Of a text of
    several words, the last is completed by what stands with the others in some document, and what
    is before it is kept.
    """
    typed = parse_search_text(beginning).typed
    *before, last = list(tokens(typed)) or [Token("", 0, 0)]
    if not last.word or last.end < len(typed):
        return []
    among = [sought_forms(token.word) for token in before if is_telling(token.word)]
    folded = fold_word(last.word)
    found = reader.words_beginning(folded, language, among, limit)
    words = [typed[: last.start] + each.spelling for each in found if is_telling(each.spelling)]
    titles = [each.title for each in reader.titles_beginning(fold(typed), language, limit)]
    # Half of the places are for titles, where there are as many.
    return list(dict.fromkeys([*words[: limit - limit // 2], *titles, *words]))[:limit]
