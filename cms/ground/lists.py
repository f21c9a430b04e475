"""Joins texts as a list, as the language of the admin does."""

from collections.abc import Iterable

from django.utils.translation import get_language

_COMMA = ", "
_ARABIC_COMMA = "، "


def listed(texts: Iterable[str]) -> str:
    """Return texts with the comma of the language that is shown."""
    language = (get_language() or "").partition("-")[0]
    return (_ARABIC_COMMA if language == "ar" else _COMMA).join(texts)
