"""What is kept of readers' searches says nothing of them."""

from typing import Any

import pytest
from sqlalchemy import Date, DateTime, select

from cms.publishing import rooms
from content_models.deployment import Deployment
from content_models.published import PublishedStore
from content_models.searches import SearchCounts
from content_models.searches.tables import metadata as counts_metadata
from portal.settings import Settings
from tests.portals import open_portal

pytestmark = pytest.mark.django_db


class TestCountedSearches:
    ADDRESS, PROXIED, AGENT = "203.0.113.77", "198.51.100.42", "Mozilla/5.0 (Zzphone 7)"

    @pytest.fixture
    def front(self, publishing: PublishedStore) -> Any:
        """A portal that counts, behind a proxy; its writer is asked when to write."""
        deployment, engine = publishing.deployment, rooms.search_engine()
        return open_portal(Settings(deployment, engine, trusted_proxies=1, search_counts_days=90))

    def search(self, front: Any, words: str, times: int = 1) -> None:
        for _ in range(times):
            answer = front.test_client(use_cookies=False).get(
                "/fr/library",
                query_string={"q": words},
                environ_base={"REMOTE_ADDR": self.ADDRESS},
                headers={"User-Agent": self.AGENT, "X-Forwarded-For": self.PROXIED},
            )
            assert answer.status_code == 200
            assert "Set-Cookie" not in answer.headers

    def test_say_nothing_of_who_searched_nor_when_nor_what_is_rare(
        self, front: Any, deployment: Deployment
    ) -> None:
        self.search(front, "Zora Dupontel", 2)
        self.search(front, "je cherche une colocation", 3)
        self.search(front, "zora@example.org", 3)
        self.search(front, "05 59 39 77 88", 3)
        front.wsgi_app.writer.write()

        stored = self.everything(deployment)

        assert "colocation" in stored
        secrets = (
            *("zora", "dupontel", "example.org", "559397788", "39 77", "cherche"),
            *(self.ADDRESS, self.PROXIED, self.AGENT, "zzphone"),
        )
        assert [each for each in secrets if each.lower() in stored] == []
        columns = [column for table in counts_metadata.tables.values() for column in table.columns]
        assert not [column for column in columns if isinstance(column.type, DateTime)]
        assert [column.name for column in columns if isinstance(column.type, Date)]

    def everything(self, deployment: Deployment) -> str:
        """All that is stored in small letters: rows, and on SQLite every byte of every file."""
        store = SearchCounts(deployment, "")
        with store._reading() as connection:
            tables = counts_metadata.sorted_tables
            rows = repr([connection.execute(select(table)).all() for table in tables])
        files = sorted(deployment.var_folder.glob(f"{store.path.stem}*"))
        assert deployment.uses_postgresql or files
        return (rows + "".join(file.read_bytes().decode("latin-1") for file in files)).lower()
