"""Holds texts of what no site like this is about.

What somebody types is always more like some document than like the others, even when it is about
something else altogether. It is about something here only where a document is far more like it than
these are. Each text stands in two of the languages of the content, since vectors of one language
lie a little closer together.
"""

import functools
import hashlib
from pathlib import Path

import yaml

_FILE = Path(__file__).with_suffix(".yaml")


@functools.cache
def texts_elsewhere() -> dict[str, str]:
    """Return the texts by their digests."""
    found = yaml.safe_load(_FILE.read_text("utf-8"))
    texts = (text for language in found.values() for text in language)
    return {hashlib.sha256(text.encode()).hexdigest(): text for text in texts}
