"""Which models hold items, and which only belong to items."""

from typing import Any
from uuid import UUID

from wagtail.models import Page

from cms.directory.models import Organisation
from cms.media.models import PortalDocument, PortalImage
from cms.taxonomy.models import Partner, Theme

ITEM_MODELS: tuple[type[Any], ...] = (Page, Organisation, Partner, Theme)
NAMED_BY_OTHERS: tuple[type[Any], ...] = (Theme, Partner, PortalImage, PortalDocument)
"""Models whose every change shows on the items that use them. A page's or an organisation's does
not: others link to it by key, and the link is resolved when they are read."""
TRACKED_MODELS: tuple[Any, ...] = (*ITEM_MODELS, PortalImage, PortalDocument)


def tracked_model(model: type[Any]) -> type[Any] | None:
    """The tracked model that a class is or inherits from.

    Wagtail sends some signals of a page with sender ``Page``, so events are kept by that rather
    than by the page's own class.
    """
    return next((tracked for tracked in TRACKED_MODELS if issubclass(model, tracked)), None)


def key_of(instance: Any) -> UUID | None:
    """The key of the item that an object is a version of; None for what is no item."""
    if isinstance(instance, Theme):
        return instance.key
    key: UUID | None = getattr(instance, "translation_key", None)
    return key
