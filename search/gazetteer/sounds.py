"""Compares names of places by their sounds, across scripts.

No source has the name of Navarrenx in Arabic or in Ukrainian; who writes it, writes what is heard.
A *sound* is a rough reading: capital letters for the consonants that all scripts tell apart, and
``a``, ``i``, ``o`` for the vowels. ``Billère``, ``بيلير`` and ``Більєр`` sound ``BiLiR``. The
consonants alone are the *skeleton*, which is looked up; the vowels rank what it finds.
"""

import re
from functools import lru_cache
from itertools import islice, product

from search.gazetteer.spelling import is_latin

CONSONANTS = "BFTDSJKGHLMNR"
"""B also for p, F for v, S for z and ts, J for sh, ch and zh, H for the ch of Bach."""
MOST_READINGS = 16
"""Most readings of a text whose letters can be read in several ways."""

_Rules = tuple[tuple[re.Pattern[str], str], ...]


def _rules(*pairs: tuple[str, str]) -> _Rules:
    return tuple((re.compile(pattern), sound) for pattern, sound in pairs)


_GERMAN_FIRST = _rules(
    (r"tsch|sch|sh", "J"),
    (r"chs|x", "KS"),
    (r"ch", "H"),
    (r"tz|z", "S"),
    (r"ei|ai|ey", "ai"),
    (r"eu|au", "ao"),
    (r"w|v|ph", "F"),
    (r"j", "i"),
    (r"g", "G"),
    (r"c", "K"),
)
_GREEK_FIRST = _rules(
    (r"ch|kh", "H"), (r"ts|tz|z", "S"), (r"g[gk]", "G"), (r"ou", "o"), (r"oi|ei|y", "i")
)
_GREEK_PAIRS = _rules((r"mp", "b"), (r"nt", "d"))
_LATIN = _rules(
    (r"tsch|tch|sch|ch|sh|zh", "J"),
    (r"dj|dg(?=[eiy])|j|g(?=[eiy])", "J"),
    (r"ph|v|f", "F"),
    (r"gn(?=[aeiouy])", "N"),
    (r"gh|gu(?=[eiy])|g", "G"),
    (r"qu|ck|q|kh|k", "K"),
    (r"sc(?=[eiy])|c(?=[eiy])|t[sz]|s|z", "S"),
    (r"c", "K"),
    (r"x", "KS"),
    (r"b|p", "B"),
    (r"t", "T"),
    (r"d", "D"),
    (r"l", "L"),
    (r"m", "M"),
    (r"n", "N"),
    (r"r", "R"),
    (r"h", ""),
    (r"oi", "oa"),
)
_VOWELS = _rules(
    (r"eau|aou|au|ou|oo|eu|ue", "o"),
    (r"ai|ei|ay|ey|ie|ee|oe|ae", "i"),
    (r"[uow]", "o"),
    (r"[eiy]", "i"),
    (r"[^A-Zaio]", ""),
    (r"(.)\1+", r"\1"),
)
_MUTE_E = (re.compile(r"(?<=[a-z][^aeiouy])e(?=s?$)"), "")
_MUTE_CONSONANTS = _rules((r"(?<=[a-z])[sxtdpz]+$", ""))
_FIRST_IN = {"AT": _GERMAN_FIRST, "DE": _GERMAN_FIRST, "GR": _GREEK_FIRST, "CY": _GREEK_FIRST}
_OTHERWISE_IN = {"FR": _MUTE_CONSONANTS, "GR": _GREEK_PAIRS, "CY": _GREEK_PAIRS}


def _letters(letters: str, sounds: str) -> dict[str, tuple[str, ...]]:
    """Pair letters with their sounds; ``-`` is mute, and ``G/i`` may be either."""
    readings = (tuple(each.replace("-", "").split("/")) for each in sounds.split())
    return dict(zip(letters.split(), readings, strict=True))


_OTHER_SCRIPTS = {
    **_letters(
        "α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ τ υ φ χ ψ ω",
        "a F G/i D i S i T i K L M N KS o B R S/J T i F H/- BS o",
    ),
    **_letters("μπ ντ γκ γγ τσ τζ ου οι ει αι αυ ευ", "B/MB D/NT G/NG NG S/J J o i i i aF iF"),
    **_letters(
        "а б в г д е ж з и і к л м н о п р с т у ф х ц ч ш щ",
        "a B F G/- D i J S i i K L M N o B R S T o F H/- S J J J",
    ),
    **_letters("ъ ы ь э ю я ґ є ђ ј љ њ дж тс", "- i - i io ia G i J i L N J S"),
    **_letters(
        "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي ء",
        "a B T T/S J/G - H D D R S S J S D T S a G F K/G K L M N - o/F i -",
    ),
    **_letters("پ چ ژ گ ڤ ڭ او اي تش تس", "B J J G F G o i J S"),
}
"""By letter or pair of letters of Greek, Cyrillic and Arabic."""
_LETTER = re.compile("|".join(sorted(_OTHER_SCRIPTS, key=len, reverse=True)) + "|.", re.DOTALL)


def sounds_of_name(words: list[str], country: str) -> list[str]:
    """Return how a name in Latin letters may sound.

    In France each word is read with and without the consonants that end it, the last one apart from
    the others; in Greece ``mp`` and ``nt`` as two letters and as the one they stand for.

    Args:
        words: folded, but for an ``s`` in place of ``ç``.
        country: where the place is.
    """
    rules = (*_FIRST_IN.get(country, (_MUTE_E,)), *_LATIN, *_VOWELS)
    otherwise = (*_OTHERWISE_IN.get(country, ()), *rules)
    spoken = [_read(word, rules) for word in words]
    changed = [_read(word, otherwise) for word in words]
    readings = (spoken, changed, changed[:-1] + spoken[-1:])
    return list(dict.fromkeys(" ".join(reading) for reading in readings))


def sounds_of_text(words: list[str]) -> list[str]:
    """Return the ways to read folded words of any script."""
    if is_latin("".join(words)):
        return sounds_of_name(words, "FR")
    readings = [
        _OTHER_SCRIPTS.get(letter, (letter,)) for letter in _LETTER.findall(" ".join(words))
    ]
    texts = ("".join(parts) for parts in islice(product(*readings), MOST_READINGS))
    sounds = (" ".join(_read(word, _LATIN + _VOWELS) for word in text.split()) for text in texts)
    return list(dict.fromkeys(sounds))


@lru_cache(maxsize=4096)
def _read(word: str, rules: _Rules) -> str:
    for pattern, sound in rules:
        word = pattern.sub(sound, word)
    return word


def skeleton_of(sound: str) -> str:
    """Return the consonants of a sound."""
    return "".join(letter for letter in sound if letter in CONSONANTS)
