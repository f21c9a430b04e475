"""Content that many tests begin with: each finds it as it was made, for each undoes what it did."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker


@contextmanager
def undone(blocker: DjangoDbBlocker) -> Iterator[None]:
    """For a fixture of a wider scope than a test's: whatever is written inside is taken back.

    The transaction of each test is a savepoint in this one.
    """
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
