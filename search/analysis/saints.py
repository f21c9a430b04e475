"""Reads St and Ste before a name as *Saint* and *Sainte*.

The St of an English street is left alone where its address shows it.
"""

import re
from collections.abc import Iterator

_SAINT = re.compile(
    r"(?P<abbreviated>[Ss](?<!\w.)[Tt][Ee]?)(?=(?:\.?[ \u00a0‐‑-]+|\.)(?P<next>[^\W\d_]))"
)
_LOOKED_BACK = 40
_ENGLISH_ADDRESS = re.compile(r"\d[a-z]?,? (?:[A-Z][\w'’]+ ){1,2}$")  # 12 High St London
_FRENCH_WAY = re.compile("Rue|Place|Avenue|Boulevard|Quartier|Impasse|Chemin|Square|Route|Cours")


def saints_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each abbreviation starts and ends, and the word that it stands for."""
    for found in _SAINT.finditer(text):
        short, start = found["abbreviated"], found.start()
        if short[0].isupper() and not found["next"].isupper():
            continue
        address = _ENGLISH_ADDRESS.search(text[max(0, start - _LOOKED_BACK) : start])
        if address and not _FRENCH_WAY.search(address[0]):
            continue
        yield start, found.end(), "Sainte" if short[-1] in "eE" else "Saint"
