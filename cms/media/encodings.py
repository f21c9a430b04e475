"""Finds in which encoding a text without a mark was written. Knows no Django.

Spreadsheets on Windows still save CSV in the encoding of their country. One byte is ``α`` in
Athens, ``б`` in Kyiv and ``ل`` in Cairo; only one reading of a whole text looks like a language.
"""

import codecs
from itertools import pairwise

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WESTERN = "cp1252"
_LETTERS = {
    _WESTERN: "éèêàôüöäßçîûùïëñáíóúãõœæøåòâìþðý",
    "cp1253": "αοιετνσηυρπκςμλίάόέήθγδχώύφβξζψϊϋΐΰω",
    "cp1251": "оаеинтсрвлкмдпуяіиьзбїєґгйчшщжхцюфыэъё",
    "cp1256": "الينمرتوبعدسفهكقحجةأشطظغذضثزخصىئؤءإآ",
}
"""The letters of the languages of an encoding, the most frequent first. Where none is better, the
first encoding is taken."""
_MOST_FREQUENT = 10


def decoded(content: bytes) -> str:
    """Return a text, read in the encoding that makes the best words of it.

    A mark at its beginning decides, or else whether it is UTF-8.
    """
    if content.startswith(_UTF_16):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = max(_LETTERS, key=lambda encoding: _likeness(content, encoding))
        return content.decode(best, "replace")


def _likeness(content: bytes, encoding: str) -> int:
    """Return how much a text looks like a language: the higher, the more.

    A frequent letter speaks for the encoding. A sign that is no letter of its languages speaks
    against it, and so does an alphabet that changes in the middle of a word: French puts an ``é``
    among plain letters, Greek puts none there. So does a capital behind a small letter.
    """
    text = content.decode(encoding, "replace")
    pairs = [(left, right) for left, right in pairwise(text) if left.isalpha() and right.isalpha()]
    if encoding == _WESTERN:
        wrong = sum(not left.isascii() and not right.isascii() for left, right in pairs)
    else:
        wrong = sum(left.isascii() != right.isascii() for left, right in pairs)
    wrong += sum(left.islower() and right.isupper() for left, right in pairs)
    wrong += text.count("\N{REPLACEMENT CHARACTER}")
    foreign = (sign for sign in text.casefold() if sign.isalpha() and not sign.isascii())
    return sum(_weight(sign, _LETTERS[encoding]) for sign in foreign) - 2 * wrong


def _weight(sign: str, letters: str) -> int:
    rank = letters.find(sign)
    if rank < 0:
        return -2
    return 2 if rank < _MOST_FREQUENT else 1
