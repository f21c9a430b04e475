"""Folds words so that two spellings of one are equal."""

import re
import unicodedata
from functools import lru_cache

_OTHERS = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ς": "σ",
                         "ı": "i", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه",
                         "ـ": None})  # fmt: skip


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """Return a text in small letters without accents, signs and double spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_OTHERS))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[\W_]+", " ", letters.translate(_OTHERS)).strip()
