"""Lets texts that nobody has translated be English, not the site's own language.

Django falls back to LANGUAGE_CODE, which is French: what is missing of Wagtail's Greek or German
was French in the middle of a Greek form.
"""

from typing import Any

from django.utils.translation import trans_real


def fall_back_to_english() -> None:
    """Have catalogues fall back to their messages; called before the first one is loaded.

    The messages of Django, Wagtail and ours are English.
    """
    setattr(trans_real.DjangoTranslation, "_add_fallback", _add_none)  # noqa: B010 - untyped, no setting


def _add_none(_catalogue: Any, _folders: Any = None) -> None:
    """Add no other language's catalogue."""
