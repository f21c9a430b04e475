"""Editors of an installation that counts searches."""

from typing import Any

import pytest
from django.test import Client

from tests.cms.signing_in import signed_in


@pytest.fixture
def reviewer(empty_cms: None, settings: Any) -> Client:
    settings.SEARCH_COUNTS_DAYS = 90
    return signed_in("reviewer")


@pytest.fixture
def editor(reviewer: Client) -> Client:
    return signed_in("editor")
