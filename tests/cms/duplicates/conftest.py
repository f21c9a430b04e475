"""Two organisations that are one, in an installation that publishes."""

from typing import Any

import pytest

from tests.cms.duplicates import pairs
from tests.cms.duplicates.pairs import Pair


@pytest.fixture
def pair(publishing: Any) -> Pair:
    """Both, published."""
    return pairs.pair()
