"""Finds the version of an organisation that is exchanged unless a language is asked for."""

from collections.abc import Iterable

from content_models.kinds import Document
from content_models.kinds.organisation import Organisation


def original_of(versions: Iterable[Document]) -> Organisation | None:
    """Return the version that is no translation, else the first by locale.

    None where there is no version.
    """
    found = [each for each in versions if isinstance(each, Organisation)]
    ordered = sorted(found, key=lambda each: each.locale)
    originals = (each for each in ordered if each.translation.source_locale is None)
    return next(originals, next(iter(ordered), None))
