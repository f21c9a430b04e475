"""Says which models hold items, and which only belong to items."""

from typing import Any
from uuid import UUID

from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from cms.ground.kinds import item_models, kind_of, snippet_kinds


def tracked_model(model: type[Any]) -> type[Any] | None:
    """Return the tracked model that a class is or inherits from.

    Wagtail sends some signals of a page with sender ``Page``, so events are kept by that rather
    than by the page's own class.
    """
    tracked = (*item_models(), *file_models())
    return next((each for each in tracked if issubclass(model, each)), None)


def is_named_by_others(model: type[Any]) -> bool:
    """True for a tracked model whose every change shows on its owners.

    Owners are the items that use it. Most items are not named so: others link to it by key, and the
    link is resolved when they are read.
    """
    named = (kind.model for kind in snippet_kinds() if kind.entry.is_named_by_others)
    return model in (*named, *file_models())


def key_of(instance: Any) -> UUID | None:
    """Return the key of an object's item; None for what is no item."""
    kind = kind_of(instance)
    key: UUID | None = getattr(instance, kind.key_field if kind else "translation_key", None)
    return key


def file_models() -> tuple[type[Any], ...]:
    """Return the models of pictures and files."""
    return (get_image_model(), get_document_model())
