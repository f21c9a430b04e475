"""Holds texts of what no site like this is about.

What somebody types is always more like some document than like the others, even when it is about
something else altogether. It is about something here only where a document is far more like it than
these are. Each subject stands in two of the languages of the content, as most items do.
"""

import functools
import hashlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import yaml

from search.likeness.encoders import Vector, Vectors

_FILE = Path(__file__).with_suffix(".yaml")


@functools.cache
def texts_elsewhere() -> dict[str, str]:
    """Return the texts by their digests."""
    return {digest: text for subject in _subjects() for digest, text in subject.items()}


def subjects_elsewhere(vectors: Mapping[str, Vector], dimensions: int) -> Vectors:
    """Return a vector for each subject whose texts have one, by digest: their mean."""
    means = [
        np.mean([vectors[digest] for digest in subject], axis=0)
        for subject in _subjects()
        if subject.keys() <= vectors.keys()
    ]
    return np.array(means, np.float32).reshape(len(means), dimensions)


@functools.cache
def _subjects() -> list[dict[str, str]]:
    found = yaml.safe_load(_FILE.read_text("utf-8"))
    return [
        {hashlib.sha256(text.encode()).hexdigest(): text for text in subject.values()}
        for subject in found
    ]
