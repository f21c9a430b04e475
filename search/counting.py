"""Normalises a search for counting, and refuses what could tell of a person.

*Je cherche un logement* and *LOGEMENT* count as one. What rarely occurs is dropped by
``content_models.searches``; this refuses what should not be counted however often it occurs.
"""

import re

from content_models.searches import MAXIMUM_WORDS_CHARACTERS
from search.analysis.asking import is_telling
from search.analysis.folding import fold_word
from search.meaning import telling_words
from search.words import SearchText

MOST_WORDS = 6
"""Names of things have fewer; what has more is a sentence, and may tell of somebody."""
LONGEST_WORD = 40
"""Longer runs of letters are codes and keys, not words."""
MOST_DIGITS = 5
"""A postal code has five. Telephone numbers, dates of birth and numbers of files have more."""
_ADDRESS = re.compile(r"@|＠|://|\bwww\.", re.IGNORECASE)
"""An email address, or one of the web, which may lead to a person's page."""


def counted_words(text: SearchText) -> str:
    """Return the folded words under which a search is counted; empty where it is not.

    Words of asking are left out, and words that no result may hold.
    """
    if text.was_cut or _ADDRESS.search(text.typed):
        return ""
    if sum(map(str.isdecimal, text.typed)) > MOST_DIGITS:
        return ""
    words = tuple(dict.fromkeys(map(fold_word, filter(is_telling, telling_words(text)))))
    if len(words) > MOST_WORDS or any(len(word) > LONGEST_WORD for word in words):
        return ""
    joined = " ".join(words)
    return joined if len(joined) <= MAXIMUM_WORDS_CHARACTERS else ""
