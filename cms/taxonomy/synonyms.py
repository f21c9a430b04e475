"""Adds words that people type to a theme."""

from typing import Any

from django.db import transaction

from cms.taxonomy.forms import compared
from cms.taxonomy.models import Theme, ThemeLabel

CHANGE_THEMES = "taxonomy.change_theme"
"""The permission to change themes, which have no drafts: whoever has it publishes what they add."""


class NamelessThemeError(Exception):
    """The theme has no name in this language yet, and none was given."""


class TakenNameError(Exception):
    """Another theme has this name in this language."""


@transaction.atomic
def add_synonym(theme: Theme, words: str, language: str, user: Any, *, name: str = "") -> bool:
    """Add a synonym to a theme, as a version in its history.

    Args:
        theme: which gets it.
        words: the synonym.
        language: of it.
        user: who adds it.
        name: of the theme in this language, used where it has none yet.

    Returns:
        False where the theme has these words already, whatever their accents and capitals.

    Raises:
        NamelessThemeError: it has no name in this language, and none was given.
        TakenNameError: another theme has that name.
    """
    # Locked: two who add words at once would otherwise lose those of one.
    locked = Theme.objects.select_for_update().get(pk=theme.pk)
    label = locked.labels.filter(language=language).first() or _named(locked, language, name)
    known = {compared(each) for each in (label.label, *label.synonym_list)}
    is_new = compared(words) not in known
    if is_new:
        label.synonyms = "\n".join((*label.synonym_list, words))
    elif label.pk is not None:
        return False
    label.save()
    changed = Theme.objects.get(pk=theme.pk)  # with the words it has now
    changed.save()
    changed.save_revision(user=user, log_action=True)
    return is_new


def _named(theme: Theme, language: str, name: str) -> ThemeLabel:
    if not name:
        raise NamelessThemeError
    others = ThemeLabel.objects.filter(language=language).values_list("label", flat=True)
    if compared(name) in map(compared, others):
        raise TakenNameError
    return ThemeLabel(theme=theme, language=language, label=name)
