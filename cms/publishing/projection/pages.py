"""Which pages of the tree readers may see."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db.models import Q
from wagtail.models import PageViewRestriction

from cms.publishing.projection.loading import IS_PUBLISHED


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
        model.objects.filter(IS_PUBLISHED, _is_open(), translation_key__in=keys)
        .select_related("locale", "alias_of", *joined)
        .prefetch_related(*prefetched)
    )
    return (page for page in pages if not _is_placeholder(page))


def _is_open() -> Q:
    """Leaves out everything below a page that Wagtail restricts."""
    is_open = Q()
    for path in PageViewRestriction.objects.values_list("page__path", flat=True):
        is_open &= ~Q(path__startswith=path)
    return is_open


def _is_placeholder(page: Any) -> bool:
    """Wagtail fills a language's tree with aliases of pages that nobody has translated yet."""
    source = page.alias_of
    return source is not None and source.translation_key == page.translation_key
