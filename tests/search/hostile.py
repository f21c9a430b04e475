"""What has broken search engines before, and what nobody would type."""

import time
from collections.abc import Callable

MOST_TIMES = 20
TRIES = 3
_WORDS = "atelier vélo cuisine jardin français marché femmes école"
ORDINARY = " ".join([_WORDS] * 3)
"""As many words as anybody types: what they are measured by in the same run."""


def is_bounded(work: Callable[[str], object], text: str, ordinary: str = ORDINARY) -> bool:
    """True if work with a text takes no more than some times what an ordinary one takes.

    The clock counts this thread alone. Others slow the processor down as well, and what is needed
    once is loaded first: so it may be the best of a few times.
    """
    return any(
        _seconds_of(work, text) < MOST_TIMES * _seconds_of(work, ordinary) for _ in range(TRIES)
    )


def _seconds_of(work: Callable[[str], object], text: str) -> float:
    started = time.thread_time()
    work(text)
    return time.thread_time() - started


_NAMED = {
    "wildcards": "*a*",
    "only wildcards": "*" * 200,
    "range": "[a TO z]",
    "field": "text:économie OR serves:*",
    "boost": "vélo^9999999999",
    "fuzzy": "vélo~9999999",
    "regular expression": "(a+)+$" * 30,
    "two thousand words": "mot " * 2_000,
    "two thousand different words": " ".join(f"mot{number}" for number in range(2_000)),
    "ten thousand parentheses": "(" * 10_000,
    "ten thousand balanced parentheses": "(" * 5_000 + ")" * 5_000,
    "quotation marks": '"' * 10_000,
    "phrase of articles": '"de la de la de la"',
    "NUL": "vé\0lo\0",
    "only NUL": "\0" * 1_000,
    "lone surrogates": "\ud800 vélo \udfff",
    "right-to-left override": "\u202eolév\u202c",
    "a megabyte": "x" * 1_000_000,
    "a megabyte of spaces": " " * 1_000_000,
    "a megabyte of words": "vélo " * 200_000,
    "combining marks": "e" + "\u0301" * 5_000,
    "emoji": "👩‍👩‍👧 🚲" * 30,
    "separators of the index": "fr:velo\tx\ny\x00z",
    "byte order mark": "\ufeffvélo",
    "expanding letters": "ﷺ" * 200,
    "not": "NOT NOT NOT -vélo",
    "control characters": "".join(map(chr, range(32))) * 20,
}
NAMES = list(_NAMED)
QUERIES = list(_NAMED.values())
