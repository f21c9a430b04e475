"""Says which items are translated, and which of their versions is the original."""

from typing import Any

from cms.ground.kinds import kind_of
from cms.ground.ownership import tree_model


def is_translated(model: Any) -> bool:
    """True for a version of a translated item, or for its model.

    Folders have a language and no text of their own; themes hold all languages in one form.
    """
    kind = kind_of(model)
    return kind is not None and kind.is_translated


def is_published(item: Any) -> bool:
    """True if readers have it.

    What is saved without being published is a draft.
    """
    if not hasattr(item, "live"):
        return True
    return bool(item.live and item.first_published_at)


def original_of(item: Any) -> Any:
    """Return the version that was made first, published or not."""
    rows = tree_model(item).objects.filter(translation_key=item.translation_key)
    found = rows.select_related("locale").order_by("pk").first()
    return item if found is None else getattr(found, "specific", found)


def original_language(item: Any) -> str:
    """Return the language of the version that was made first."""
    rows = tree_model(item).objects.filter(translation_key=item.translation_key).order_by("pk")
    code: str | None = rows.values_list("locale__language_code", flat=True).first()
    return code or item.locale.language_code
