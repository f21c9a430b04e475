"""Selects the versions that readers may see, and fills what their documents share."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.text import slugify

from cms.ground.hiding import hidden_keys
from cms.ground.kinds import CmsKind
from content_models.documents import Translation

SLUG_LENGTH = 80
NAMELESS_SLUG = "item"
IS_PUBLISHED = Q(live=True, first_published_at__isnull=False)
"""Published, and not only marked live: Wagtail's form for a new page saves it as live before it
publishes or schedules it, and before it sets who may see it."""


def published_versions(kind: CmsKind, keys: Iterable[UUID]) -> list[Any]:
    """Return the published, unrestricted versions of some items, with what their documents need."""
    joined = ["locale", *kind.joined]
    wanted = set(keys)
    if kind.is_page:
        wanted -= hidden_keys(wanted)
        joined.append("alias_of")
    versions = kind.model.objects.filter(IS_PUBLISHED, translation_key__in=wanted)
    versions = versions.select_related(*joined).prefetch_related(*kind.prefetched)
    return [version for version in versions if not is_placeholder(version)]


def is_placeholder(item: Any) -> bool:
    """True for an alias by which Wagtail fills the tree of a language."""
    source = getattr(item, "alias_of", None)
    return source is not None and source.translation_key == item.translation_key


def shared_fields(item: Any, translation: Translation) -> dict[str, Any]:
    """Return what all documents of versions share, but for their text and themes."""
    title = str(item)
    return {
        "key": item.translation_key,
        "locale": item.locale.language_code,
        "slug": getattr(item, "slug", "") or slug_of(title),
        "title": title,
        "published_at": item.first_published_at,
        "updated_at": item.last_published_at,
        "translation": translation,
    }


def slug_of(name: str) -> str:
    """Return the address form of a name, in its own script."""
    return slugify(name, allow_unicode=True)[:SLUG_LENGTH].strip("-") or NAMELESS_SLUG


def lines(stream: Any) -> tuple[str, ...]:
    """Return the lines of a stream of lines, without empty ones."""
    return tuple(child.value for child in stream if child.value)
