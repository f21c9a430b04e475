"""Defines what machines are told."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class SitemapEntry:
    """A sitemap entry is one page.

    ``alternates`` are its real translations by language, itself included.
    """

    address: str
    alternates: dict[str, str] = field(default_factory=dict)
    changed_at: datetime | None = None


@dataclass(frozen=True)
class Category:
    """A category is a theme of a feed's entry.

    Attributes:
        term: as an address names it.
        label: as readers name it.
    """

    term: str
    label: str


@dataclass(frozen=True)
class FeedEntry:
    """A feed entry is one item of a feed.

    All texts are free of what XML cannot hold; ``identifier`` is a URI.
    """

    identifier: str
    address: str
    locale: str
    title: str
    summary: str
    publisher: str
    rights: str
    licence_address: str
    categories: tuple[Category, ...]
    published_at: datetime
    updated_at: datetime


@dataclass(frozen=True)
class Feed:
    """A feed holds the newest items for the readers of one language, newest first."""

    entries: tuple[FeedEntry, ...]
    updated_at: datetime
