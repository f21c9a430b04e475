"""A portal on a real store and a simple index."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import unescape
from typing import Any
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from content_models.deployment import Deployment
from content_models.inbox import Inbox
from content_models.kinds import Document
from content_models.published import PublishedStore
from content_models.transport import transport_security
from portal.settings import Settings
from scripts.catalogues import ALL, compile_all
from tests.fakes import FakeEngine, FakeIndex
from tests.portal.schema_org import faults
from tests.portals import open_portal

BUILD = "index-1"


@dataclass
class Site:
    """A portal with its content, as a test needs it."""

    settings: Settings
    store: PublishedStore
    engine: FakeEngine
    index: FakeIndex

    def client(self) -> FlaskClient:
        """A reader without cookies, of a portal of its own."""
        app = open_portal(self.settings)
        app.config["PROPAGATE_EXCEPTIONS"] = False
        return app.test_client(use_cookies=False)

    def publish(self, *documents: Document) -> None:
        """Project documents: store first, then index, as the projector does."""
        with self.store.locked(), self.store.writing() as writer:
            for document in documents:
                writer.put(document)
        self.index.show(documents)
        self._mark_indexed(document.key for document in documents)

    def take_away(self, document: Document) -> None:
        """Unpublish one version."""
        with self.store.locked(), self.store.writing() as writer:
            writer.remove(document.key, document.locale)
        self.index.documents.pop((document.key, document.locale), None)
        self._mark_indexed([document.key])

    def _mark_indexed(self, keys: Iterable[UUID]) -> None:
        with self.store.locked(), self.store.writing() as writer:
            writer.mark_indexed(keys)

    def with_settings(self, **changes: Any) -> "Site":
        """The same content under other settings."""
        return replace(self, settings=replace(self.settings, **changes))


@pytest.fixture(scope="session", autouse=True)
def catalogues() -> None:
    """Compile the catalogues, which are not committed."""
    compile_all(ALL[0])


@pytest.fixture
def site(deployment: Deployment, store: PublishedStore) -> Site:
    """An empty portal, ready to be filled."""
    engine = FakeEngine()
    with store.locked(), store.writing() as writer:
        writer.name_index_build(BUILD)
    base_url = "https://insert.example"
    security = transport_security({"BASE_URL": base_url})
    settings = Settings(deployment, engine, base_url=base_url, transport_security=security)
    return Site(settings, store, engine, engine.create(BUILD))


@pytest.fixture
def reader(site: Site) -> FlaskClient:
    """A reader of the portal."""
    return site.client()


OWN_SCRIPT = re.compile(r'<script type="module" src="/static/portal\.\w+\.js"></script>')
DATA_BLOCK = re.compile(r'<script type="application/ld\+json">([^<>&\u2028\u2029]*)</script>')


def graph_of(page: str) -> list[dict[str, Any]]:
    """The nodes of a page's data block, of which it must have exactly one, in known terms."""
    (content,) = DATA_BLOCK.findall(page)
    data = json.loads(content)
    assert data.keys() == {"@context", "@graph"}
    assert data["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = data["@graph"]
    assert [fault for each in graph for fault in faults(each)] == []
    return graph


def without_own_scripts(page: str) -> str:
    """A page without its data block, which no browser executes, and the portal's one script."""
    return OWN_SCRIPT.sub("", DATA_BLOCK.sub("", page))


def shared(page: str) -> dict[str, list[str]]:
    """What a page says of itself by Open Graph."""
    found: dict[str, list[str]] = {}
    for name, content in re.findall(r'<meta property="(og:[a-z:_]+)" content="([^"]*)">', page):
        found.setdefault(name, []).append(unescape(content))
    return found


def xml_of(response: TestResponse) -> ET.Element:
    """The answer as XML, which it must be, and well formed."""
    return ET.fromstring(response.data)  # noqa: S314 - our own answer


def text_of(response: TestResponse) -> str:
    """The page as text."""
    return response.get_data(as_text=True)


@pytest.fixture
def inbox(site: Site) -> Inbox:
    """What readers of that site have looked for."""
    return Inbox(site.settings.deployment)
