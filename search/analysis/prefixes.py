"""Reads prefixes with a hyphen as part of their word: co-operative as *cooperative*.

People write these words either way. Other hyphens stay between two words.
"""

import re
from collections.abc import Iterator

_PREFIXES = ("co", "e", "éco", "eco", "micro", "auto", "bio", "inter", "socio", "multi", "mini")
_BEFORE = "|".join(rf"(?<=(?<![\w'’.-]){prefix}.)" for prefix in _PREFIXES)
_HYPHEN = re.compile(rf"[-‐‑](?:{_BEFORE})(?P<rest>[^\W\d_]{{3,}})(?![-‐‑]\w)", re.IGNORECASE)
"""Begins with the hyphen: an expression that began with a condition would be slow."""
_LONGEST_PREFIX = max(map(len, _PREFIXES))


def prefixed_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start and end of each word with such a prefix, and it without hyphen."""
    for found in _HYPHEN.finditer(text):
        before = text[max(0, found.start() - _LONGEST_PREFIX) : found.start()]
        prefix = re.split(r"\W", before)[-1]
        yield found.start() - len(prefix), found.end(), prefix + found["rest"]
