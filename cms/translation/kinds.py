"""The kinds of items that are translated."""

from typing import Any

from wagtail.models import Page, TranslatableMixin

from cms.publishing.addresses import KIND_OF_MODEL

LABELS = (*KIND_OF_MODEL, "taxonomy.partner")
"""Folders have a language and no text of their own; themes hold all languages in one form."""


def is_translated(model: Any) -> bool:
    """Whether objects of a model, or an object itself, are versions of an item."""
    return issubclass(_class(model), TranslatableMixin) and model._meta.label_lower in LABELS


def is_published(item: Any) -> bool:
    """Whether readers have it: what is saved without being published is a draft."""
    if not hasattr(item, "live"):
        return True
    return bool(item.live and item.first_published_at)


def is_placeholder(item: Any) -> bool:
    """Wagtail fills a language's tree with aliases of pages that nobody has translated yet."""
    source = getattr(item, "alias_of", None)
    return source is not None and source.translation_key == item.translation_key


def tree_model(item: Any) -> Any:
    """The model whose rows are all versions of an item."""
    return Page if isinstance(item, Page) else type(item)


def original_of(item: Any) -> Any:
    """The version that was made first, published or not."""
    rows = tree_model(item).objects.filter(translation_key=item.translation_key)
    found = rows.select_related("locale").order_by("pk").first()
    return item if found is None else getattr(found, "specific", found)


def original_language(item: Any) -> str:
    """The language of the version that was made first."""
    rows = tree_model(item).objects.filter(translation_key=item.translation_key).order_by("pk")
    code: str | None = rows.values_list("locale__language_code", flat=True).first()
    return code or item.locale.language_code


def _class(model: Any) -> type[Any]:
    return model if isinstance(model, type) else type(model)
