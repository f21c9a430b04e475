"""The form in which readers say what they looked for, as a browser fills it in and sends it."""

import html
import re
from dataclasses import replace

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from content_models.inbox import Inbox, Wish, WishFilter
from portal.reading.runtime import EXTENSION
from tests.portal.conftest import text_of

ADDRESS = "/en/wishes"
TEXT = "A sewing course in the evening"


def received(inbox: Inbox) -> list[Wish]:
    return inbox.page(WishFilter(), start=0, limit=100)


def fields(page: TestResponse) -> dict[str, str]:
    """The hidden fields of the form on a page, as a browser would send them."""
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', text_of(page))
    return {name: html.unescape(value) for name, value in found if name != "sort"}


def typed(page: TestResponse) -> str:
    """What stands in the field of a page."""
    match = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", text_of(page), re.DOTALL)
    assert match
    return html.unescape(match[1])


def send(client: FlaskClient, text: str = TEXT, **headers: str) -> TestResponse:
    """Open the form, and send it."""
    return client.post(
        ADDRESS,
        data=fields(client.get(ADDRESS)) | {"text": text},
        headers={name.replace("_", "-"): value for name, value in headers.items()},
    )


def give(client: FlaskClient, inbox: Inbox) -> None:
    """Have a portal use another inbox."""
    extensions = client.application.extensions
    extensions[EXTENSION] = replace(extensions[EXTENSION], inbox=inbox)
