"""Holds texts of what no site like this is about.

What somebody types is always more like some document than like the others, even when it is about
something else altogether. It is about something here only where a document is far more like it than
these are. Each subject stands in two of the languages of the content, as most items do.
"""

import functools
import hashlib
from pathlib import Path

import yaml

_FILE = Path(__file__).with_suffix(".yaml")


@functools.cache
def subjects_elsewhere() -> tuple[dict[str, str], ...]:
    """Return the texts of each subject by their digests."""
    return tuple(
        {hashlib.sha256(text.encode()).hexdigest(): text for text in subject.values()}
        for subject in yaml.safe_load(_FILE.read_text("utf-8"))
    )


def texts_elsewhere() -> dict[str, str]:
    """Return all texts by their digests."""
    return {digest: text for subject in subjects_elsewhere() for digest, text in subject.items()}
