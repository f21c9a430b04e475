"""Compares names of organisations as people write them: in any script, short or long.

Legal forms, towns and small words say nothing. A word that the other name has written shorter, as
initials or glued together is the same word. What counts most is whether each name has a word that
the other lacks: *Accueil de jour* and *Accueil de nuit* are two houses.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from search.analysis.folding import fold
from search.gazetteer.spelling import in_latin, is_latin


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LEGAL_FORMS = _words(
    """
    association asso assoc asbl loi 1901 scop scic sa sas sarl sasu eurl cae fondation federation
    ltd limited cic cio plc llp charity registered trust
    verein ev gmbh ggmbh gem og kg ag eg gesellschaft gemeinnutzige gemeinnutziger
    somateio amke koinsep koin s ep ae epe oe astiki etaireia
    jmaih
    """
)
SMALL = _words(
    """
    a l d s e v c i o au aux de des du en et ex la le les pour sur the of for and in at to und der
    die das den dem fur im am von zum zur u o i to ta tis ton tou tin stin sto stous oi tous gia kai
    se me os fi mn il al n your our
    """
)
GENERIC = _words(
    """
    accueil centre centres center maison espace service services groupe local locale antenne comite
    relais unite section bureau social sociale sociaux solidaire solidaires communal communale ville
    mairie departement departemental departementale union reseau projet collectif francais
    francaise house project community office group services city town council
    zentrum haus projekt stadt magistrat gruppe sozial soziale interkulturelles interkulturelle
    kentro dimos dimou koinoniki koinoniko koinonikos syllogos organosi diktyo ipiresia yperesia
    ellinikos elliniko melos mrkz dar
    """
)
"""Words of many names, as these are read in Latin letters: they tell two of them hardly apart."""
ABBREVIATED = {
    **dict.fromkeys(("saint", "sainte", "ste", "street", "sankt", "str", "strasse"), "st"),
    "rd": "road",
    "ave": "avenue",
    "av": "avenue",
    "bd": "boulevard",
    "r": "rue",
}
_RESPELT = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("x", "ks"), ("ph", "f"), ("y", "i"))
"""Two ways in which umlauts and Greek letters are written."""
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile("(?<=[^\\W_]{2})['’](?=s\\b)", re.IGNORECASE)
_ARTICLE = re.compile(r"\bال(?=\w{2})")
"""The Arabic article is glued to its word."""
ONE_SLIP = 5
"""Letters from which a word may have a slip; from twice as many, two."""
LONGEST_SHORT = 4
SHORTEST_PART = 3
WEIGHT_OF_GENERIC = 0.3
STEM_OF_A_TOWN = 5
LEAST_ALIKE = 0.6
MOST_WORDS = 25
"""Words of a name that are compared."""


class Likeness(IntEnum):
    """A likeness orders what two names have to do with each other."""

    OTHER = 0
    UNKNOWN = 1
    PARTLY = 2
    INSIDE = 3
    SAME = 4


@dataclass(frozen=True)
class Name:
    """A name has the words that tell it apart.

    Attributes:
        words: all but legal forms, small ones and the town's, in order.
        is_latin: False where it is written in another script, too.
    """

    words: tuple[str, ...]
    is_latin: bool


@lru_cache(maxsize=200_000)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in small Latin letters."""
    plain = in_latin(_ARTICLE.sub("", fold(_APOSTROPHE.sub("", text))))
    found = [_respelt(word) for word in _WORD.findall(plain)]
    return tuple(ABBREVIATED.get(word, word) for word in found)


def _respelt(word: str) -> str:
    for one, other in _RESPELT:
        word = word.replace(one, other)
    return word


def _all_respelt(words: frozenset[str]) -> frozenset[str]:
    return words | {_respelt(word) for word in words}


_LEGAL, _SMALL, _GENERIC = map(_all_respelt, (LEGAL_FORMS, SMALL, GENERIC))


@lru_cache(maxsize=200_000)
def name_of(title: str, town: str) -> Name:
    """Return the name of an organisation in a town."""
    said = words_of(title)[:MOST_WORDS]
    own = [word for word in said if word not in _LEGAL and word not in _SMALL]
    kept = [word for word in own if not _is_of_town(word, words_of(town))]
    kept = [word for word in kept if not any(_reads(word, part) for part in _runs(kept))]
    words = dict.fromkeys(kept or own or said)
    return Name(tuple(words), is_latin(fold(title)))


def _is_of_town(word: str, town: tuple[str, ...]) -> bool:
    """Return True for a word of the town's name, in any case: *Λαρισαίων*."""
    return any(
        word == part or (len(part) >= STEM_OF_A_TOWN and word.startswith(part[:STEM_OF_A_TOWN]))
        for part in town
    )


def rare_words(name: Name) -> Iterable[str]:
    """Return the words by which records may be looked up."""
    return [word for word in name.words if word not in _GENERIC] or name.words


def likeness(one: Name, other: Name) -> Likeness:
    """Return what two names have to do with each other."""
    left, right = _unmatched(one.words, other.words), _unmatched(other.words, one.words)
    told = (_telling(left, right), _telling(right, left))
    shared = [word for word in one.words if word not in left]
    if not left and not right:
        return Likeness.SAME
    if not any(told):
        is_alike = any(word not in _GENERIC for word in shared)
        return Likeness.INSIDE if is_alike else Likeness.PARTLY
    if not all(told) and any(word not in _GENERIC for word in shared):
        return Likeness.INSIDE
    if one.is_latin != other.is_latin:
        return Likeness.UNKNOWN
    common = 2 * _weight(shared)
    alike = common / (common + _weight(left) + _weight(right))
    return Likeness.PARTLY if alike >= LEAST_ALIKE else Likeness.OTHER


def _weight(words: Iterable[str]) -> float:
    return sum(WEIGHT_OF_GENERIC if word in _GENERIC else 1 for word in words)


def _telling(words: list[str], others: list[str]) -> list[str]:
    """Return the words that tell a name apart: a number does so beside another number."""
    has_number = any(word.isdigit() for word in others)
    return [word for word in words if word not in _GENERIC and (has_number or not word.isdigit())]


def _unmatched(words: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    """Return the words that the other name has in no form."""
    as_initials = _with_initials(words, others)
    return [
        word
        for word in words
        if word not in as_initials and not any(_is_same(word, other) for other in others)
    ]


def _is_same(word: str, other: str) -> bool:
    if word == other:
        return True
    if word.isdigit() or other.isdigit():
        return False
    short, long = sorted((word, other), key=len)
    if len(short) >= SHORTEST_PART and short in long:
        return True
    if len(short) <= LONGEST_SHORT:
        return len(long) >= 2 * len(short) and _is_abbreviation(short, long)
    return DamerauLevenshtein.distance(short, long) <= min(2, len(short) // ONE_SLIP)


def _is_abbreviation(short: str, long: str) -> bool:
    """Return True if all letters of a word stand in another in their order: *Stmk*."""
    letters = iter(long)
    is_inside = all(letter in letters for letter in short)
    return len(short) == LONGEST_SHORT and short[0] == long[0] and is_inside


def _with_initials(words: tuple[str, ...], others: tuple[str, ...]) -> frozenset[str]:
    """Return words that are initials of others, with these: *CCAS*."""
    return frozenset((*_initialled(words, others), *_initialled(others, words)))


def _initialled(short: tuple[str, ...], long: tuple[str, ...]) -> Iterable[str]:
    for word in short:
        for part in _runs(long):
            if _reads(word, part):
                yield from (word, *part)


def _runs(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield two words or more that follow one another."""
    for start, end in combinations(range(len(words) + 1), 2):
        if end - start > 1:
            yield words[start:end]


def _reads(word: str, words: Sequence[str]) -> bool:
    """Return True for initials, or a first word with the initials of the others: *HumberCAS*."""
    initials = "".join(each[0] for each in words)
    return word in (initials, words[0] + initials[1:])


def same_address(one: str, other: str) -> bool:
    """Return True if two addresses have the same number and street."""
    a, b = words_of(one), words_of(other)
    numbers = [{word for word in words if word[0].isdigit()} for words in (a, b)]
    streets = [[word for word in words if not word[0].isdigit()] for words in (a, b)]
    if not all(numbers) or numbers[0].isdisjoint(numbers[1]) or not all(streets):
        return False
    long = max(streets, key=len)
    short = min(streets, key=len)
    return all(any(_is_street(word, each) for each in long) for word in short)


def _is_street(word: str, other: str) -> bool:
    return _is_same(word, other) or word[:STEM_OF_A_TOWN] == other[:STEM_OF_A_TOWN]


def same_town(one: str, other: str) -> bool:
    """Return True if one town's name has all words of the other's."""
    a, b = set(words_of(one)), set(words_of(other))
    return bool(a and b) and (a <= b or b <= a)
