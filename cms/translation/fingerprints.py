"""Makes fingerprints that only a change of meaning alters.

A translator should not be called because somebody replaced ``"`` by ``«``. So what is compared is
neither space nor typography: text in Unicode's compatibility form, without white space, invisible
signs and the Arabic stretching line, with one form of quotation mark, apostrophe and dash.
Capitals count, and so does where a link leads.
"""

import hashlib
import html
import json
import re
import unicodedata
from typing import Any

LENGTH = 16
"""Hexadecimal digits: 64 bits, for the few dozen parts of one item."""
_HAS_MARKUP = re.compile(r"<[a-zA-Z/]")
_TAG = re.compile(r"<[^>]*>")
_TARGET = re.compile(r"""<(?:a|embed)\b[^>]*?\b(?:href|id|url)=["']([^"']*)["']""")
_JOINERS = "\u200c\u200d"
"""They tell words apart in Persian and Kurdish."""
_STRETCHING_LINE = "\u0640"
_ONE_SIGN = str.maketrans(
    {
        **dict.fromkeys("«»“”„‟‹›\"'’‘‚‛`´′″", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_LIST_ITEM = {"type", "value", "id"}


def fingerprint(value: Any) -> str:
    """Return the fingerprint of a text, a fragment of HTML, or a stored block."""
    canonical = json.dumps(_normal(value), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()[:LENGTH]


def normal_text(text: str) -> str:
    """Return a text or fragment as it is compared."""
    targets = ""
    if _HAS_MARKUP.search(text):
        targets = "".join(f"[{target}]" for target in _TARGET.findall(text))
        text = html.unescape(_TAG.sub(" ", text))
    text = unicodedata.normalize("NFKC", text.translate(_ONE_SIGN)).translate(_ONE_SIGN)
    return "".join(sign for sign in text if _counts(sign)) + targets


def is_empty(value: Any) -> bool:
    """True if nothing is said in a text or a block."""
    if isinstance(value, dict):
        return all(is_empty(each) for each in value.values())
    if isinstance(value, list):
        return all(is_empty(each) for each in value)
    return value in (None, False) or (isinstance(value, str) and not normal_text(value))


def _counts(sign: str) -> bool:
    if sign.isspace() or sign == _STRETCHING_LINE:
        return False
    return unicodedata.category(sign) != "Cf" or sign in _JOINERS


def _normal(value: Any) -> Any:
    if isinstance(value, str):
        return normal_text(value)
    if isinstance(value, dict):
        if value.keys() == _LIST_ITEM:
            return _normal(value["value"])  # an item of a list has an identity, which says nothing
        return {name: _normal(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_normal(each) for each in value]
    return value
