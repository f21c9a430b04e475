"""The published store and the search engine of this installation, opened on first use."""

from functools import cache

from django.conf import settings

from content_models.published import PublishedStore
from search.engine import Engine
from search.live import LiveIndex
from search.whoosh_engine import WhooshEngine


@cache
def published_store() -> PublishedStore:
    """The store that readers see."""
    return PublishedStore(settings.DEPLOYMENT)


@cache
def search_engine() -> Engine:
    """The engine that keeps the index builds."""
    return WhooshEngine(settings.DEPLOYMENT.index_folder)


@cache
def live_index() -> LiveIndex:
    """The index that belongs to the store."""
    return LiveIndex(search_engine())
