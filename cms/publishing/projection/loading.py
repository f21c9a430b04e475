"""What the loaders of all kinds share."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils.text import slugify

from content_models.documents import Document

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
