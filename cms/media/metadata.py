"""Knows pictures by their content, and sees whether a file holds more than its picture.

It reads the structure of a file and allows what a browser needs to show it. All else is metadata:
EXIF, XMP, IPTC, comments, thumbnails, colour profiles, and what telephones put behind the end.
"""

import re
import struct
from collections.abc import Iterator
from typing import Final

START_BYTES: Final = 64
"""Enough to know a picture by."""

_JPEG, _PNG, _RIFF = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF"
_OTHERS = (b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*")
_BRANDS = frozenset(
    {b"avif", b"avis", b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
)
"""Of the family that AVIF and the HEIC of telephones belong to."""

_END_OF_JPEG, _START_OF_SCAN, _COMMENT = 0xD9, 0xDA, 0xFE
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD8)})
_APPLICATION = range(0xE0, 0xF0)
_LENGTH_OF_JFIF = 16
"""Of a JFIF header without a thumbnail."""
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)

_CHUNKS_OF_PNG = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD hIST pHYs".split())
_CHUNKS_OF_WEBP = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH"})


def is_picture(start: bytes) -> bool:
    """True if a file that starts so is a picture which can hold metadata."""
    if start.startswith((_JPEG, _PNG, *_OTHERS)):
        return True
    if start[4:8] == b"ftyp":
        return start[8:12] in _BRANDS
    return start.startswith(_RIFF) and start[8:12] == b"WEBP"


def is_bare(content: bytes) -> bool:
    """True if a file is a picture and nothing else.

    JPEG, PNG and WebP can be; a file of another format, or a damaged one, never is.
    """
    try:
        if content.startswith(_JPEG):
            return _is_bare_jpeg(content)
        if content.startswith(_PNG):
            return all(name in _CHUNKS_OF_PNG for name in _chunks_of_png(content))
        if content.startswith(_RIFF):
            return all(name in _CHUNKS_OF_WEBP for name in _chunks_of_webp(content))
    except (IndexError, struct.error):  # it ends before it should
        return False
    return False


def _is_bare_jpeg(content: bytes) -> bool:
    place = 2
    while content[place] == 0xFF:
        marker = content[place + 1]
        if marker == _END_OF_JPEG:
            return place + 2 == len(content)
        if marker in _WITHOUT_LENGTH or marker == 0xFF:
            place += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", content, place + 2)
        if not _belongs_to_jpeg(marker, length, content[place + 4 : place + 10]):
            return False
        place += 2 + length
        if marker == _START_OF_SCAN:
            found = _AFTER_SCAN.search(content, place)
            if found is None:
                return False
            place = found.start()
    return False


def _belongs_to_jpeg(marker: int, length: int, start: bytes) -> bool:
    if marker == _APPLICATION[0]:
        return start.startswith(b"JFIF\0") and length == _LENGTH_OF_JFIF
    if marker == _APPLICATION[14]:
        return start.startswith(b"Adobe")  # says how its colours are written
    return marker not in _APPLICATION and marker != _COMMENT


def _chunks_of_png(content: bytes) -> Iterator[bytes]:
    place, name = len(_PNG), b""
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", content, place)
        place += 12 + length
        yield name
    if place != len(content):
        yield b"behind the end"


def _chunks_of_webp(content: bytes) -> Iterator[bytes]:
    place = 12
    while place < len(content):
        name, length = struct.unpack_from("<4sI", content, place)
        place += 8 + length + length % 2
        yield name
    if struct.unpack_from("<I", content, 4)[0] + 8 != len(content):
        yield b"behind the end"
