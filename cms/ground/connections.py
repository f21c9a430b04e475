"""Keeps the connections of threads that Django does not look after."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import close_old_connections, connection


@contextmanager
def outside_of_requests() -> Iterator[None]:
    """Close old connections before and after, as Django does around each of its requests.

    Inside a transaction the connection is its owner's, who is not done with it.
    """
    _close_old_connections()
    try:
        yield
    finally:
        _close_old_connections()


def _close_old_connections() -> None:
    if not connection.in_atomic_block:
        close_old_connections()
