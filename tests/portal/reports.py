"""The form in which readers report an error, as a browser fills it in and sends it."""

import html
import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from content_models.inbox import Report, ReportFilter, Reports
from tests.portal.conftest import text_of

ADDRESS = "/en/report"


def received(reports: Reports) -> list[Report]:
    found = reports.threads(ReportFilter(), start=0, limit=100)
    return [
        report
        for thread in found
        for report in reports.about(thread.latest.thread, is_open=True, limit=100)
    ]


def fields(page: TestResponse) -> dict[str, Any]:
    """What a browser would send of the form on a page: its hidden fields, boxes and texts."""
    text = text_of(page).partition("<main")[2]
    hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', text)
    ticked = re.findall(r'name="wrong" value="([\w-]+)" id="[\w-]+" checked', text)
    areas = r'<textarea id="[\w-]+" name="([\w-]+)"[^>]*>\n(.*?)</textarea>'
    texts = re.findall(areas, text, re.DOTALL)
    email = re.findall(r'name="(email)"[^>]* value="([^"]*)"', text)
    found = {name: html.unescape(value) for name, value in [*hidden, *texts, *email]}
    return found | ({"wrong": ticked} if ticked else {})


def send(client: FlaskClient, address: str = ADDRESS, **values: Any) -> TestResponse:
    """Open the form at an address, fill it in, and send it."""
    form = fields(client.get(address)) | {name.replace("_", "-"): v for name, v in values.items()}
    return client.post(address.partition("?")[0], data=form)


@pytest.fixture
def reports(inbox: Any) -> Reports:
    """What readers of that site have reported."""
    return Reports(inbox._deployment)
