"""Makes the vectors of what is published, by which searches compare meanings."""

import logging
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from content_models.kinds import KINDS_WITH_A_PAGE
from content_models.published import LockTimeoutError, PublishedStore, StoreUnavailableError
from search.likeness.elsewhere import texts_elsewhere
from search.likeness.encoders import Encoder
from search.likeness.packing import packed
from search.likeness.passages import vector_of

logger = logging.getLogger(__name__)

SWEEP_SECONDS = 1.0
PAUSE_AFTER_ERROR_SECONDS = 30.0
STOP_SECONDS = 5.0
"""What is not kept by then is made again by the next worker."""
VERSIONS_AT_A_TIME = 4
SHOWN_EVERY_SECONDS = 60.0
"""What is shown changes every search, so that pages kept in memory are made anew."""
LOWEST_PRIORITY = 19


class VectorMaker:
    """Makes the vectors that are missing, a few at a time.

    Texts are encoded outside the write lock, and what was kept is kept: one that is killed goes on
    where it was.
    """

    def __init__(self, store: PublishedStore, encoder: Encoder) -> None:
        self._store = store
        self._encoder = encoder
        self._done_at: tuple[int, int] | None = None
        self._shown_at = float("-inf")

    def make_some(self) -> bool:
        """Make some of what is missing, and return whether more may be.

        Raises:
            LockTimeoutError: another process is writing.
            StoreUnavailableError: there is no store to read or to write.
        """
        state = self._store.state()
        if (state.sequence, state.vectors) == self._done_at:
            return False
        made = self._elsewhere() or self._of_documents()
        if not made:
            self._done_at = (state.sequence, self._finish())
            return False
        is_due = time.monotonic() - self._shown_at >= SHOWN_EVERY_SECONDS
        with self._store.locked(), self._store.writing() as writer:
            writer.keep_vectors(self._encoder.name, made)
            if is_due:
                writer.show_vectors()
        if is_due:
            self._shown_at = time.monotonic()
        return True

    def make_all(self) -> None:
        """Make all that is missing; raises like ``make_some``."""
        while self.make_some():
            pass

    def _elsewhere(self) -> dict[str, bytes]:
        """Return the vectors of what no document is about, where they are not kept yet."""
        texts = texts_elsewhere()
        with self._store.reading() as snapshot:
            kept = snapshot.vectors_of(self._encoder.name, list(texts))
        missing = [digest for digest in texts if digest not in kept][:VERSIONS_AT_A_TIME]
        vectors = self._encoder.passages([texts[digest] for digest in missing])
        return {digest: packed(vector) for digest, vector in zip(missing, vectors, strict=True)}

    def _of_documents(self) -> dict[str, bytes]:
        with self._store.reading() as snapshot:
            missing = snapshot.without_vector(
                self._encoder.name, KINDS_WITH_A_PAGE, VERSIONS_AT_A_TIME
            )
            versions = snapshot.documents(missing)
        return {each.digest: packed(vector_of(self._encoder, each)) for each in versions}

    def _finish(self) -> int:
        """Let readers look at all, and forget what no document says any more.

        Returns the number of the latest vector.
        """
        with self._store.locked(), self._store.writing() as writer:
            writer.forget_vectors(self._encoder.name, texts_elsewhere())
            writer.show_vectors()
        return self._store.state().vectors


@contextmanager
def making_vectors(store: PublishedStore, encoder: Encoder) -> Iterator[None]:
    """Make vectors in a thread of its own: encoding keeps nobody's publish waiting."""
    if not encoder.name:
        yield
        return
    stopped = threading.Event()
    maker = VectorMaker(store, encoder)
    thread = threading.Thread(target=_make, args=[maker, stopped], name="vectors", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join(STOP_SECONDS)


def _make(maker: VectorMaker, stopped: threading.Event) -> None:
    give_way()
    has_more = False
    while not stopped.wait(0 if has_more else SWEEP_SECONDS):
        has_more = False
        try:
            has_more = maker.make_some()
        except (LockTimeoutError, StoreUnavailableError) as error:
            logger.info("the vectors wait: %s", error)
        except Exception:  # in a thread of its own, nobody else would tell
            logger.exception("the vectors wait, for a reason nobody thought of")
            stopped.wait(PAUSE_AFTER_ERROR_SECONDS)


def give_way() -> None:
    """Let every other thread go first; only Linux knows priorities of threads."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), LOWEST_PRIORITY)
