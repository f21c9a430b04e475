"""Finds what readers see missing or damaged, and rebuilds it."""

import logging
import time

from cms.publishing.rebuilding import Progress, rebuild
from cms.publishing.rooms import damage_reports, live_index, published_store, search_engine
from cms.publishing.verification import parted
from content_models.published import (
    StoreCorruptError,
    StoreMissingError,
    StoreUnavailableError,
)
from search.engine import EngineAwayError, IndexUnavailableError

logger = logging.getLogger(__name__)

CHECK_SECONDS = 60.0
LARGEST_SHARE = 0.05
"""A check that takes longer than this share of the time between two comes less often."""


def silent(_done: int, _total: int) -> None:
    """Tell nobody of a rebuild's progress."""


def ensure_open(progress: Progress = silent) -> None:
    """Rebuild where the store or its index cannot be opened; costs next to nothing.

    An index whose engine is away is left for when it is back.
    """
    try:
        live_index().for_state(published_store().state())
    except EngineAwayError:
        return
    except (StoreUnavailableError, IndexUnavailableError) as error:
        _rebuild(error, progress)


def ensure_sound(progress: Progress = silent) -> None:
    """Read all, and rebuild where anything is not as it was written.

    An index whose engine is away is left for when it is back.

    Raises:
        StoreUnavailableError: the database does not answer, so nobody can tell.
    """
    if trouble := published_store().trouble():
        _rebuild(trouble, progress)
        return
    try:
        live_index().check(published_store().state())
        found = parted(published_store(), live_index())
    except EngineAwayError as error:
        logger.warning("the index cannot be checked: %s", error)
        return
    except IndexUnavailableError as error:
        _rebuild(error, progress)
        return
    if found:
        _rebuild(StoreCorruptError(f"{len(found)} versions: {found[0]}"), progress)


def _rebuild(reason: Exception, progress: Progress) -> None:
    # Where nothing was ever built, nothing was lost: a new installation begins like that.
    is_first = isinstance(reason, StoreMissingError) and not search_engine().builds()
    level = logging.INFO if is_first else logging.WARNING
    logger.log(level, "rebuilding what readers see: %s", reason)
    count = rebuild(published_store(), search_engine(), progress)
    live_index().forget()
    logger.log(level, "what readers see is sound again: %s documents", count)


class Watch:
    """Checks everything by the clock, and at once where somebody met damage."""

    def __init__(self) -> None:
        self._next = float("-inf")

    def is_due(self) -> bool:
        """Return whether it is time for a check, or somebody has asked for one."""
        return damage_reports().take() or time.monotonic() >= self._next

    def check(self, progress: Progress) -> None:
        """Check everything and rebuild what is damaged; raises like ``ensure_sound``."""
        began = time.monotonic()
        self._next = began + CHECK_SECONDS
        ensure_sound(progress)
        ended = time.monotonic()
        self._next = ended + max(CHECK_SECONDS, (ended - began) / LARGEST_SHARE)
