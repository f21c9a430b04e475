"""Cleans what readers type."""

import unicodedata

_HIDDEN_CATEGORIES = frozenset({"Cc", "Cs"})
"""Control characters, of which PostgreSQL takes no NUL, and halves of surrogate pairs."""
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""They could turn round the text that an editor sees after them."""
_KEPT = "\n\t"
_INVISIBLE = frozenset({"Cf", "Mn"})
"""Joiners and marks: by themselves they are no text."""


def cleaned(text: str) -> str:
    """Return a text without signs that cannot be shown or kept.

    Its lines are ended as everywhere here.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in lines if sign in _KEPT or _is_shown(sign))


def _is_shown(sign: str) -> bool:
    return sign not in _TURNING and unicodedata.category(sign) not in _HIDDEN_CATEGORIES


def says_nothing(text: str) -> bool:
    """True if a text has no sign that is seen."""
    return all(sign.isspace() or unicodedata.category(sign) in _INVISIBLE for sign in text)
