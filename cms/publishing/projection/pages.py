"""Which pages of the tree readers may see."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from cms.publishing.projection.loading import IS_PUBLISHED, is_open, is_placeholder, slug_of
from cms.publishing.projection.versions import Originals


def keys_of_all(model: type[Any]) -> set[UUID]:
    """The keys of all pages of a kind, published or not."""
    return set(model.objects.values_list("translation_key", flat=True))


def published_pages(
    model: type[Any], keys: Iterable[UUID], *, joined: Iterable[str], prefetched: Iterable[str] = ()
) -> Iterator[Any]:
    """The published, unrestricted versions of some items.

    Args:
        model: of the pages.
        keys: of the items.
        joined: single rows that their documents are made of besides the page's own.
        prefetched: sets of rows, likewise.
    """
    pages = (
        model.objects.filter(IS_PUBLISHED, is_open(), translation_key__in=keys)
        .select_related("locale", "alias_of", *joined)
        .prefetch_related(*prefetched)
    )
    return (page for page in pages if not is_placeholder(page))


def shared_fields(page: Any, originals: Originals) -> dict[str, Any]:
    """What the documents of all pages have alike, but for their text and themes."""
    key, locale = page.translation_key, page.locale.language_code
    return {
        "key": key,
        "locale": locale,
        "slug": page.slug or slug_of(page.title),
        "title": page.title,
        "summary": page.summary,
        "published_at": page.first_published_at,
        "updated_at": page.last_published_at,
        "translation": originals.translation(page),
    }
