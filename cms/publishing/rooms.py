"""Opens this installation's published store and search engine, on first use."""

from functools import cache

from django.conf import settings

from content_models.damage_reports import DamageReports
from content_models.published import PublishedStore
from search.engine import Engine
from search.engines import engine_of
from search.likeness.encoders import Encoder, encoder_of
from search.live import LiveIndex


@cache
def published_store() -> PublishedStore:
    """Return the store that readers see."""
    return PublishedStore(settings.DEPLOYMENT)


@cache
def search_engine() -> Engine:
    """Return the engine that keeps the index builds."""
    return engine_of(settings.DEPLOYMENT)


@cache
def live_index() -> LiveIndex:
    """Return the index that belongs to the store."""
    return LiveIndex(search_engine())


def encoder() -> Encoder:
    """Return what makes vectors of texts."""
    return encoder_of(settings.DEPLOYMENT)


def damage_reports() -> DamageReports:
    """Return where damage is reported to the worker."""
    return DamageReports(published_store().deployment)
