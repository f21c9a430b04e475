"""Which requests are counted as searches and as opened results, and that no reader waits for it."""

import logging
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from content_models.inbox import Section
from content_models.searches import Search, SearchCountsUnavailableError, Tally
from portal.web import counts_writer
from portal.web.counting import RESULTS_HEADER, CountingSearches
from portal.web.counts_writer import CountsWriter
from tests import factories
from tests.portal.conftest import Site

BROWSER = "Mozilla/5.0 (Linux; Android 9; CUBOT NOTE S) AppleWebKit/537.36 Chrome/120 Mobile"
HOST = "https://insert.example"
BIKES = Search("velo", "fr", Section.LIBRARY)


class Kept:
    """Counts in memory, instead of a store."""

    def __init__(self) -> None:
        self.tallies: dict[Search, Tally] = {}
        self.problem = ""

    def add(self, tallies: dict[Search, Tally], _today: date) -> None:
        if self.problem:
            raise SearchCountsUnavailableError(self.problem)
        for search, tally in tallies.items():
            self.tallies[search] = self.tallies.get(search, Tally()).followed_by(tally)


class Counting:
    """A reader of a portal that counts, and what it has counted."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        front = client.application.wsgi_app
        assert isinstance(front, CountingSearches)
        self.writer = front.writer
        self.kept = Kept()
        self.writer._counts = self.kept  # type: ignore[assignment]  # as far as it is used

    def get(self, path: str, referer: str = "", **headers: str) -> TestResponse:
        sent = {"User-Agent": BROWSER} | ({"Referer": referer} if referer else {})
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.get(path, headers=sent)

    def counted(self) -> dict[Search, Tally]:
        self.writer.write()
        counted, self.kept.tallies = self.kept.tallies, {}
        return counted


@pytest.fixture
def reader(site: Site) -> Iterator[Counting]:
    site.publish(factories.case_study(title="Un atelier vélo"))
    counting = Counting(site.with_settings(search_counts_days=90).client())
    yield counting
    counting.writer.close()


@pytest.fixture
def item(site: Site, reader: Counting) -> str:
    study = factories.case_study(title="Un autre vélo")
    site.publish(study)
    return f"/fr/case-studies/{study.segment}"


def test_a_search_is_counted_with_its_results_kept_page_or_not(reader: Counting) -> None:
    for _ in range(3):
        reader.get("/fr/library?q=V%C3%A9lo")
    reader.get("/fr/library?utm_source=x&q=+V%C3%89LO+")

    assert reader.counted() == {BIKES: Tally(4, 0, 1)}


def test_a_search_that_finds_nothing_is_counted_in_its_list_and_language(reader: Counting) -> None:
    reader.get("/de/directory?q=zzz")

    assert reader.counted() == {Search("zzz", "de", Section.DIRECTORY): Tally(1)}


@pytest.mark.parametrize(
    "path",
    [
        "/fr/library",
        "/fr/library?q=",
        "/fr/library?q=v%C3%A9lo&country=FR",
        "/fr/library?q=v%C3%A9lo&sort=relevance",
        "/fr/library?q=v%C3%A9lo&exact=1",
        "/fr/library?q=v%C3%A9lo&page=2",
        "/fr/library?q=05+59+39+00+00",
        "/fr/suggest?q=v%C3%A9lo",
        "/api/v1/search?q=v%C3%A9lo",
        "/fr/?q=v%C3%A9lo",
        "/xx/library?q=v%C3%A9lo",
    ],
)
def test_nothing_else_is_a_search(reader: Counting, path: str) -> None:
    reader.get(path)

    assert reader.counted() == {}


@pytest.mark.parametrize(
    "headers",
    [
        {"User_Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"User_Agent": "curl/8.0"},
        {"User_Agent": ""},
        {"Cache_Control": "max-age=0"},
        {"Sec_Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"DNT": "1"},
        {"Sec_GPC": "1"},
        {"Referer": f"{HOST}/fr/library?q=VELO&country=FR"},
    ],
)
def test_robots_reloads_and_who_asks_not_to_be_followed_are_left_out(
    reader: Counting, headers: dict[str, str]
) -> None:
    answer = reader.get("/fr/library?q=v%C3%A9lo", **headers)

    assert answer.status_code == 200
    assert reader.counted() == {}


def test_a_head_and_a_page_that_the_browser_has_are_no_search(reader: Counting) -> None:
    answer = reader.get("/fr/library?q=v%C3%A9lo")
    reader.counted()

    again = reader.get("/fr/library?q=v%C3%A9lo", If_None_Match=answer.headers["ETag"])
    reader.client.head("/fr/library?q=v%C3%A9lo", headers={"User-Agent": BROWSER})

    assert again.status_code == 304
    assert reader.counted() == {}


def test_an_opened_result_is_counted_by_the_page_that_it_comes_from(
    reader: Counting, item: str
) -> None:
    first = reader.get(item, f"{HOST}/fr/library?q=V%C3%A9lo")
    reader.get(item, f"{HOST}/fr/library?q=v%C3%A9lo&page=3&country=FR")
    kept = reader.get(item, f"{HOST}/fr/library?q=velo", If_None_Match=first.headers["ETag"])
    here = reader.get(item, "http://localhost/fr/library?q=velo")

    assert (first.status_code, kept.status_code, here.status_code) == (200, 304, 200)
    assert reader.counted() == {BIKES: Tally(opened=4)}


@pytest.mark.parametrize(
    "referer",
    [
        "https://elsewhere.example/fr/library?q=velo",
        f"{HOST}/fr/library",
        f"{HOST}/fr/library?q=velo&sort=relevance",
        f"{HOST}/fr/?q=velo",
        f"{HOST}/cms/searches/?q=velo",
        "https://[/fr/library?q=velo",
        "?q=" + "x" * 9000,
        f"{HOST}/fr/library?q=%ff%00%d8%00&q=velo",
    ],
)
def test_a_page_that_comes_from_no_search_here_is_no_opened_result(
    reader: Counting, item: str, referer: str
) -> None:
    assert reader.get(item, referer).status_code == 200
    assert reader.counted() == {}


def test_other_pages_that_a_search_leads_to_are_no_results(reader: Counting) -> None:
    for path in ("/fr/", "/fr/about", "/fr/course", "/fr/case-studies/none-0000000000"):
        reader.get(path, f"{HOST}/fr/library?q=velo")

    assert reader.counted() == {}


def test_no_answer_says_what_the_counter_reads(reader: Counting, site: Site) -> None:
    for path in ("/fr/library", "/fr/library?q=velo", "//fr/library", "/fr/directory?q=zzz"):
        assert RESULTS_HEADER not in reader.get(path).headers
        assert RESULTS_HEADER not in reader.client.head(path).headers
        assert RESULTS_HEADER not in site.client().get(path).headers


def test_a_portal_that_counts_nothing_has_no_counter(site: Site) -> None:
    assert not isinstance(site.client().application.wsgi_app, CountingSearches)


def test_no_reader_notices_that_counts_cannot_be_written(
    reader: Counting, caplog: pytest.LogCaptureFixture
) -> None:
    reader.kept.problem = "database is locked"

    for _ in range(3):
        assert reader.get("/fr/library?q=v%C3%A9lo").status_code == 200
        reader.writer.write()

    assert [each.message for each in caplog.records] == [
        "searches are not counted for now: database is locked"
    ]
    reader.kept.problem = ""
    assert reader.counted() == {}


def test_a_fault_in_counting_fails_no_page(
    reader: Counting, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_args: Any) -> None:
        raise RuntimeError("nobody thought of this")

    monkeypatch.setattr(CountsWriter, "count", fail)
    with caplog.at_level(logging.ERROR):
        assert reader.get("/fr/library?q=v%C3%A9lo").status_code == 200
    assert "a search could not be counted" in caplog.text


def test_no_more_waits_in_memory_than_there_is_room_for(
    reader: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counts_writer, "MOST_WAITING", 2)

    for number in range(4):
        reader.get(f"/fr/library?q=mot{number}")
    reader.get("/fr/library?q=mot0")

    assert {each.words: tally.searched for each, tally in reader.counted().items()} == {
        "mot0": 2,
        "mot1": 1,
    }


def test_a_list_with_a_map_is_the_same_search_and_no_opened_result(reader: Counting) -> None:
    search = Search("zzz", "fr", Section.DIRECTORY)

    reader.get("/fr/directory/map?q=zzz")
    reader.get("/fr/directory/map?q=zzz", referer=f"{HOST}/fr/directory?q=zzz")
    reader.get("/fr/directory/map", referer=f"{HOST}/fr/directory?q=zzz")

    assert reader.counted() == {search: Tally(1)}
