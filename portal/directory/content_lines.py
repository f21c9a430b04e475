"""Writes content lines, as vCard (RFC 2426) and iCalendar (RFC 5545) have them."""

from collections.abc import Iterable

LONGEST_LINE = 75
"""Octets of a line, its end not counted; what is longer goes on in the next one."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def text(value: str) -> str:
    """Return a value of text with its separators escaped.

    Attack: a line break in a name would begin a property of its own.
    """
    return value.translate(_ESCAPED)


def parts(*values: str) -> str:
    """Return a value of several parts, e.g. an address."""
    return ";".join(map(text, values))


def written(lines: Iterable[str]) -> bytes:
    """Return lines, folded, as they are sent."""
    return b"".join(_folded(line) for line in lines)


def _folded(line: str) -> bytes:
    """Return a line in pieces, cut between signs.

    All but the first begin with a space.
    """
    pieces: list[bytes] = []
    piece = b""
    for sign in line:
        octets = sign.encode()
        if len(piece) + len(octets) > LONGEST_LINE:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
