"""Parses a reader's words, within bounds.

There is no query syntax but quotation marks round a phrase, and a minus before an unwanted word.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

from search.analysis.stems import is_acronym
from search.analysis.tokens import tokens
from search.analysis.tokens import words as words_of

MAXIMUM_CHARACTERS = 200
"""Longer than any question typed by hand; a pasted page is cut here, and readers are told."""
MAXIMUM_WORDS = 30

CHARACTERS_READ = 4 * MAXIMUM_CHARACTERS
"""No more is looked at, so that a megabyte of control characters costs nothing."""
_QUOTATION_MARKS = re.compile('["«»“”„‟″＂]')
_EXCLUDED = re.compile(r"(?<!\S)[-\u2212\u2013](?=\w)(\S+)")
_JOINERS = "\u200c\u200d"  # written inside Persian and Arabic words
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co"})
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
_SOMETHING = "\N{REPLACEMENT CHARACTER}"
"""Stands for a text of which nothing can be shown, so that readers are told that it had no word."""


@dataclass(frozen=True)
class SearchText:
    """A search text holds what a reader typed, as shown and as words.

    Attributes:
        typed: the text as shown back: control characters and lone surrogates removed, cut.
        words: single words, unfolded, in order; those of phrases are not among them.
        phrases: words that must follow each other.
        excluded: words that no result may hold.
        was_cut: true if something was left out for length.
    """

    typed: str = ""
    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[str, ...] = ()
    was_cut: bool = False

    @property
    def is_empty(self) -> bool:
        """True if there is nothing to look for."""
        return not self.words and not self.phrases

    @property
    def is_open(self) -> bool:
        """True if nothing follows the last word, which may then be unfinished."""
        return self.typed[-1:].isalpha()

    def with_words(self, used: Mapping[str, str]) -> "SearchText":
        """Return the same text with other words in place of some, as if typed so.

        What is replaced may be several words with a space between.
        """
        found = list(tokens(self.typed))
        typed = self.typed
        for number in reversed(range(len(found))):
            for sought, better in used.items():
                run = found[number : number + len(sought.split())]
                if [token.word for token in run] == sought.split():
                    typed = typed[: run[0].start] + better + typed[run[-1].end :]
        return replace(parse_search_text(typed), was_cut=self.was_cut)

    def has_acronym(self, word: str) -> bool:
        """True if a word stands in capitals for a longer name.

        A whole text in capitals is somebody whose key is stuck.
        """
        is_shouted = len(self.words) > 1 and all(each.isupper() for each in self.words)
        return is_acronym(word) and not is_shouted


def parse_search_text(text: str) -> SearchText:
    """Parse whatever was typed; no input is an error."""
    shown = _shown(text[:CHARACTERS_READ])
    typed = _cut(shown)
    words: list[str] = []
    phrases: list[tuple[str, ...]] = []
    excluded: list[str] = []
    left = MAXIMUM_WORDS
    was_cut = len(text) > CHARACTERS_READ or len(shown) > MAXIMUM_CHARACTERS
    for piece, is_quoted in _pieces(typed):
        unwanted = [] if is_quoted else _EXCLUDED.findall(piece)
        excluded += (word for each in unwanted for word in words_of(each))
        found = words_of(_EXCLUDED.sub(" ", piece) if unwanted else piece)
        was_cut = was_cut or len(found) > left
        found = found[:left]
        left -= len(found)
        if is_quoted and len(found) > 1:
            phrases.append(tuple(found))
        else:
            words.extend(found)
    was_cut = was_cut or len(excluded) > MAXIMUM_WORDS
    if not words and not phrases:
        words, excluded = excluded[:MAXIMUM_WORDS], []  # who wants nothing else wants just these
    return SearchText(typed, tuple(words), tuple(phrases), tuple(excluded[:MAXIMUM_WORDS]), was_cut)


def _cut(shown: str) -> str:
    """Return what counts of a text, without a word that would be cut in two."""
    typed = shown[:MAXIMUM_CHARACTERS]
    if len(shown) > MAXIMUM_CHARACTERS and not shown[MAXIMUM_CHARACTERS].isspace():
        typed = typed[: typed.rfind(" ")] if " " in typed else typed
    return typed.rstrip()


def _pieces(typed: str) -> list[tuple[str, bool]]:
    """Return the pieces between quotation marks, and whether each is quoted.

    Marks are not paired by shape: „German“, »Danish« and "plain" ones open and close differently. A
    last mark without a partner quotes nothing.
    """
    pieces = _QUOTATION_MARKS.split(typed)
    last = len(pieces) - 1
    return [(piece, number % 2 == 1 and number < last) for number, piece in enumerate(pieces)]


def _shown(text: str) -> str:
    """Remove characters that cannot be shown or that reverse later text (U+202E).

    What this Python does not know yet may well be shown: telephones have newer emoji.
    """
    kept = "".join(
        " " if character.isspace() else character
        for character in _NONCHARACTERS.sub("", text)
        if character.isspace()
        or character in _JOINERS
        or unicodedata.category(character) not in _UNSHOWN
    )
    return " ".join(kept.split()) or (_SOMETHING if text.strip() else "")
