"""Runs work beside the worker, in threads, so that nobody's publish waits for it."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import DatabaseError, close_old_connections

from content_models.published import StoreUnavailableError


@contextmanager
def sweeping(
    name: str,
    sweep: Callable[[threading.Event], object],
    *,
    seconds: float,
    pause_after_error: float,
    seconds_to_stop: float,
    logger: logging.Logger,
) -> Iterator[None]:
    """Sweep again and again in a thread, until the block ends.

    Args:
        name: of the thread; the log calls the work so.
        sweep: does what is due, and stops soon once the event is set. Whatever it raises is logged,
            and it is called again after a pause.
        seconds: between two sweeps.
        pause_after_error: in seconds.
        seconds_to_stop: how long a sweep is waited for at the end of the block.
        logger: of the caller.
    """
    stopped = threading.Event()

    def run() -> None:
        while not stopped.wait(seconds):
            try:
                sweep(stopped)
            except (DatabaseError, StoreUnavailableError) as error:
                logger.error("the %s wait: %s", name, error)
                stopped.wait(pause_after_error)
            except Exception:  # a thread that ended would leave its work undone unsaid
                logger.exception("the %s wait, for a reason nobody thought of", name)
                stopped.wait(pause_after_error)
            finally:
                close_old_connections()

    thread = threading.Thread(target=run, name=name, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join(seconds_to_stop)
