"""A source from which nothing has been imported yet."""

from typing import Any

import pytest

from cms.imports.models import Source
from tests.cms.imports import sources


@pytest.fixture
def source(publishing: Any) -> Source:
    return sources.source()
