"""A reader of what is published."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from cms.preview.provider import CmsPreviews
from cms.publishing import rooms
from content_models.deployment import Deployment
from content_models.published import PublishedStore
from portal.settings import Settings
from tests.portals import open_portal


class Reading(FlaskClient):
    """A reader who takes every answer to its end, and lets go of the file."""

    def open(self, *args: Any, **values: Any) -> TestResponse:
        return super().open(*args, **{"buffered": True, **values})


@pytest.fixture
def reader(publishing: PublishedStore, deployment: Deployment) -> FlaskClient:
    settings = Settings(deployment, rooms.search_engine(), base_url="http://localhost:8000")
    app = open_portal(settings, CmsPreviews())
    app.test_client_class = Reading
    return app.test_client(use_cookies=False)
