"""Decides which encoding a file of text has.

A file that is not Unicode has the code page that Windows gives to the source's language: the person
who imports has said which language that is, and a guess from letters is often wrong for short
cells, e.g. of names alone.
"""

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import BinaryIO, TextIO

from content_models.exchange.found import Reason, SourceUnreadableError

USUAL_CODE_PAGE = "cp1252"
CODE_PAGES = {
    "cp1250": "bs cs hr hu pl ro sk sl sq",
    "cp1251": "be bg mk ru sr uk",
    "cp1253": "el",
    "cp1254": "az tr",
    "cp1256": "ar fa ps ur",
    "cp1257": "et lt lv",
}
"""Languages of the code pages of Windows; all others have the usual one."""
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
         (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
CHUNK = 1 << 20
_NEVER_IN_TEXT = tuple(bytes([sign]) for sign in range(32) if sign not in b"\t\n\v\f\r\x1a\x1b")
"""Signs that steer machines; a text of old ends with 0x1a."""
_SOME = 100
"""One such sign in a hundred is no slip any more. Noise has ten."""
MOSTLY = 10
"""A file with ten right letters for each wrong one is damaged UTF-8, and no code page."""


def encoding_of(file: BinaryIO, locale: str) -> str:
    """Return the encoding of a file, which is read from its beginning and set back.

    Args:
        file: of text.
        locale: the language of its words.

    Raises:
        SourceUnreadableError: it is in no encoding that it may have.
    """
    file.seek(0)
    beginning = file.read(CHUNK)
    file.seek(0)
    for mark, encoding in MARKS:
        if beginning.startswith(mark):
            return encoding
    wide = _without_a_mark(beginning)
    if wide:
        return wide
    if _decodes(file, "utf-8"):
        return "utf-8"
    _refuse_noise(beginning)
    _refuse_damaged(beginning)
    language = locale.partition("-")[0]
    page = next((page for page, of in CODE_PAGES.items() if language in of.split()), None)
    if not _decodes(file, page or USUAL_CODE_PAGE):
        raise SourceUnreadableError(Reason.WRONG_ENCODING, page or USUAL_CODE_PAGE)
    return page or USUAL_CODE_PAGE


@contextmanager
def opened_as_text(file: BinaryIO, locale: str) -> Iterator[TextIO]:
    """Give the text of a file, which stays open.

    Raises:
        SourceUnreadableError: it is in no encoding that it may have.
    """
    text = TextIOWrapper(file, encoding=encoding_of(file, locale), newline="")
    try:
        yield text
    except UnicodeError as error:
        raise SourceUnreadableError(Reason.WRONG_ENCODING, str(error)) from error
    finally:
        if not file.closed:
            text.detach()


def _without_a_mark(beginning: bytes) -> str | None:
    """Return the UTF-16 whose every other byte is zero."""
    zeros = (beginning[0::2].count(0), beginning[1::2].count(0))
    most = len(beginning) // 4
    if most and max(zeros) > most and min(zeros) == 0:
        return "utf-16-be" if zeros[0] else "utf-16-le"
    return None


def _decodes(file: BinaryIO, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := file.read(CHUNK):
            if 0 in chunk:
                return False
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        file.seek(0)
    return True


def _refuse_noise(beginning: bytes) -> None:
    """Refuse pictures, programs and their like: no code page has their signs in a text."""
    unprintable = sum(map(beginning.count, _NEVER_IN_TEXT))
    if unprintable * _SOME > len(beginning):
        raise SourceUnreadableError(Reason.NO_TABLE)


def _refuse_damaged(beginning: bytes) -> None:
    text = beginning.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(1 for sign in text if not sign.isascii()) - wrong
    if wrong and right > MOSTLY * wrong:
        raise SourceUnreadableError(Reason.WRONG_ENCODING, "utf-8")
