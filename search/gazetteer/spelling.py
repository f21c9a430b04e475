"""Reduces names of places to keys that forgive how people write them.

``St-Étienne``, ``saint etienne`` and ``SAINT ÉTIENNE`` have one key. Names in other scripts are
read letter by letter into Latin: ``Оλορόн`` is ``oloron``.
"""

import re

from search.analysis.folding import fold

LONGEST = 80
"""Letters of a name that count: the longest name of a place in the data has 58."""
_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile("[’'ʼ`´]")

_ONE_WORD_FOR = {
    **dict.fromkeys(("saint", "sankt", "sint", "sct"), "st"),
    "sainte": "ste",
    **dict.fromkeys(("αγιοσ", "αγια", "αγιοι", "αγιου", "αγιασ"), "αγ"),
    **dict.fromkeys(("agios", "agia", "agioi", "agiou", "ayios", "ayia"), "ag"),
    **dict.fromkeys(("νεα", "νεο", "νεοσ"), "ν"),
    "mount": "mt",
}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LINKS = _words("""
    a and an am auf aux bei by cum d de del der des di du em en et im in l la le les lez los near
    next of on ob s sous sur the then u uber und unter upon v vor y
""")
"""Words that join the others of a name, and that people leave out, add or abbreviate."""
ARTICLES = _words("l la le les los the die der das")
_KINDS_OF_PLACE = _words("""
    ville commune village city town stadt gemeinde δημοσ πολη місто город село مدينه بلده قريه
""")

_DIGRAPHS = (
    ("ου", "ou"),
    ("αυ", "av"),
    ("ευ", "ev"),
    ("μπ", "mp"),
    ("ντ", "nt"),
    ("γγ", "ng"),
    ("γκ", "gk"),
    ("γχ", "nch"),
)


def _letters(letters: str, latin: str) -> dict[str, str]:
    """Pair letters with the Latin ones that stand for them; ``-`` stands for none."""
    read = (each.replace("-", "") for each in latin.split())
    return dict(zip(letters, read, strict=True))


_GREEK = _letters("αβγδεζηθικλμνξοπρστυφχψω", "a v g d e z i th i k l m n x o p r s t y f ch ps o")
_CYRILLIC = _letters(
    "абвгдежзиіклмнопрстуфхцчшщъыьэюяґєђјљњћџ",
    "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e iu ia g ie "
    "dj j lj nj c dz",
)
_ARABIC = _letters(
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگڤڭء",
    "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h ou i p ch zh g v g -",
)
_SCRIPTS = (range(0x0250), range(0x0370, 0x0400), range(0x0400, 0x0530), range(0x0600, 0x0780))
_LATIN_FOR = str.maketrans(_GREEK | _CYRILLIC | _ARABIC)


def words_of(text: str) -> list[str]:
    """Return the folded words of a name or of what a reader typed."""
    return _WORD.findall(fold(_JOINED.sub(" ", text[:LONGEST])))


def key_of(words: list[str]) -> str:
    """Return the key of a name's folded words.

    Words that join others go, except an article that begins the name; saints are abbreviated.
    """
    kept = [
        _ONE_WORD_FOR.get(word, word)
        for number, word in enumerate(words)
        if word not in _LINKS or (number == 0 and word in ARTICLES)
    ]
    return " ".join(kept or words)


def without_article(key: str) -> str:
    """Return a key without the article that begins it."""
    first, _, others = key.partition(" ")
    return others if first in ARTICLES and others else key


def without_kind(words: list[str]) -> list[str]:
    """Return words without a first one like “city” and the “of” behind it."""
    if len(words) > 1 and words[0] in _KINDS_OF_PLACE:
        others = words[1:]
        return others[1:] if len(others) > 1 and others[0] in _LINKS - ARTICLES else others
    return words


def is_latin(text: str) -> bool:
    """True if all letters of a folded text are Latin."""
    return all(not letter.isalpha() or letter < "\u0250" for letter in text)


def is_mixed(text: str) -> bool:
    """True if a folded text has letters of several scripts."""
    scripts = {
        next((number for number, script in enumerate(_SCRIPTS) if ord(letter) in script), -1)
        for letter in text
        if letter.isalpha()
    }
    return len(scripts) > 1


def in_latin(folded: str) -> str:
    """Read a folded text of any script into Latin letters, as passports do."""
    if is_latin(folded):
        return folded
    for greek, latin in _DIGRAPHS:
        folded = folded.replace(greek, latin)
    return folded.translate(_LATIN_FOR)
