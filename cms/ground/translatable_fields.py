"""Says what a translator writes, and what a translation takes over from the original.

A model names both in ``translatable_fields``. What is named in neither is copied when a translation
is begun, and is its own from then on.
"""

from wagtail_localize.fields import SynchronizedField, TranslatableField


class BesideField(TranslatableField):
    """Is written in each language beside the text.

    It is never older than the original. Machines read it: the address of a page, and what search
    engines show.
    """


def beside_the_text() -> list[BesideField]:
    """Return what every page has for its address and for search engines."""
    return [BesideField(name) for name in ("slug", "seo_title", "search_description")]


def written(*names: str) -> list[TranslatableField]:
    """Return fields that are written in each language."""
    return [TranslatableField(name) for name in names]


def alike(*names: str) -> list[SynchronizedField]:
    """Return fields that are the same in each language: facts."""
    return [SynchronizedField(name, overridable=False) for name in names]


def usually_alike(*names: str) -> list[SynchronizedField]:
    """Return fields that a translator may change: a name, a place, a picture."""
    return [SynchronizedField(name) for name in names]
