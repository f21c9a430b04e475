"""What the loaders of all kinds share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.text import slugify
from wagtail.models import PageViewRestriction

from content_models.kinds import Document

SLUG_LENGTH = 80
NAMELESS_SLUG = "item"
IS_PUBLISHED = Q(live=True, first_published_at__isnull=False)
"""Published, and not only marked live: Wagtail's form for a new page saves it as live before it
publishes or schedules it, and before it sets who may see it."""


@dataclass(frozen=True)
class Loaded:
    """One version read from the CMS. ``build`` makes its document, and may fail on bad data."""

    key: UUID
    build: Callable[[], Document]


def slug_of(name: str) -> str:
    """The address form of a name, in its own script."""
    return slugify(name, allow_unicode=True)[:SLUG_LENGTH].strip("-") or NAMELESS_SLUG


def is_open() -> Q:
    """Leaves out everything below a page that Wagtail restricts."""
    is_open = Q()
    for path in PageViewRestriction.objects.values_list("page__path", flat=True):
        is_open &= ~Q(path__startswith=path)
    return is_open


def is_placeholder(page: Any) -> bool:
    """Wagtail fills a language's tree with aliases of pages that nobody has translated yet."""
    source = page.alias_of
    return source is not None and source.translation_key == page.translation_key
