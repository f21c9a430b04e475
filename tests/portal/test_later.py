"""What nobody has checked for six months comes later, wherever organisations are listed."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient

from search.entries import entries_of
from search.whoosh_engine import WhooshEngine
from tests import factories
from tests.portal.conftest import Site, text_of

TODAY = datetime.now(UTC)


@pytest.fixture
def listed(site: Site, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A reader of two organisations, the first by name not checked for seven months."""
    documents = [
        factories.organisation(
            title=title,
            published_at=TODAY - timedelta(days=days),
            updated_at=TODAY - timedelta(days=days),
            last_verified=(TODAY - timedelta(days=days)).date(),
        )
        for title, days in (("Accueil Béarn", 215), ("Accueil Voisin", 10))
    ]
    site.publish(*documents)
    engine = WhooshEngine(tmp_path_factory.mktemp("later"))
    engine.create("index-1").add_all(
        entry for document in documents for entry in entries_of([document], {})
    )
    return site.with_settings(engine=engine).client()


@pytest.mark.parametrize("asked", ["q=accueil", "sort=title", "q=accueil&sort=title"])
@pytest.mark.parametrize(
    "path", ["/fr/directory", "/fr/library", "/fr/library?kind=organisation", "/api/v1/search"]
)
def test_what_was_checked_of_late_comes_first(listed: FlaskClient, path: str, asked: str) -> None:
    page = text_of(listed.get(f"{path}{'&' if '?' in path else '?'}{asked}"))

    titles = re.findall(r"Accueil(?:</mark>)? (Béarn|Voisin)", page)
    assert titles
    assert titles[0] == "Voisin"
