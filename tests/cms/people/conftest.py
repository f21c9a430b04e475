"""The people of a module's tests: made once, and gone after its last test."""

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.cms.shared import undone
from tests.cms.signing_in import ensure_people


@pytest.fixture(scope="module", autouse=True)
def people(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The logins and their partners, as ``signed_in`` would make them for each test."""
    with undone(django_db_blocker):
        ensure_people()
        yield
