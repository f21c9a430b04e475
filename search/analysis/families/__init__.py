"""Holds families of words that stemmers split or mix up.

A family is a line: all its words have one stem, and no other word has it. A line of one word keeps
that word apart. Plurals, feminine forms and other spellings that the stemmer of their language
brings together are left out, where it mixes nothing up. A backslash continues a line. Words are
listed as people write them, and compared as folded.
"""

from types import MappingProxyType

from search.analysis.families.arabic import ARABIC
from search.analysis.families.english import ENGLISH
from search.analysis.families.french import FRENCH
from search.analysis.families.german import GERMAN
from search.analysis.families.greek import GREEK
from search.analysis.folding import fold_word

FAMILIES = MappingProxyType(
    {
        language: tuple(tuple(line.split()) for line in listed.strip().splitlines())
        for language, listed in (
            ("fr", FRENCH),
            ("en", ENGLISH),
            ("de", GERMAN),
            ("el", GREEK),
            ("ar", ARABIC),
        )
    }
)
"""The families of each language, each a tuple of words as written."""

_FAMILY_OF = {
    language: {
        folded: tuple(map(fold_word, family))
        for family in families
        for folded in map(fold_word, family)
    }
    for language, families in FAMILIES.items()
}


def family_of(folded: str, language: str) -> tuple[str, ...]:
    """Return the folded words of a folded word's family, or nothing if it has none."""
    return _FAMILY_OF.get(language, {}).get(folded, ())
