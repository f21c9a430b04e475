"""Finds whole addresses, as mails and messages name them."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_latest_str
from wagtail.models import Page

from cms.ground.hiding import hidden_keys
from cms.ground.kinds import kind_of
from cms.ground.previewing import content_language
from cms.ground.projection.versions import slug_of
from content_models.references import address_segment


def whole(path: str) -> str:
    """Return a path of this site with its scheme and host."""
    return f"{settings.BASE_URL}{path}"


def admin_address(name: str, *words: Any) -> str:
    """Return the whole address of a page of the admin."""
    return whole(reverse(name, args=words))


def form_address(user: Any, item: Any) -> str:
    """Return the whole address of an item's form; empty where somebody may not open it."""
    path = AdminURLFinder(user).get_edit_url(item)
    return whole(path) if path else ""


def readers_address(item: Any) -> str:
    """Return where the portal shows an item; empty where it does not."""
    kind = kind_of(item)
    if kind is None or not kind.entry.has_page or hidden_keys([item.translation_key]):
        return ""
    slug = getattr(item, "slug", "") or slug_of(str(item))
    segment = address_segment(slug, item.translation_key)
    return whole(kind.entry.path(content_language(item), segment))


def title_of(item: Any) -> str:
    """Return an item's title, as it was written last."""
    return str(item.get_admin_display_title() if isinstance(item, Page) else get_latest_str(item))
