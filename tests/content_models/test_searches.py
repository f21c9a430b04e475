"""Counts of searches: what is kept, what is not, and for how long."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from content_models.deployment import Deployment
from content_models.inbox import Section
from content_models.searches import (
    CountedSearch,
    Decision,
    Question,
    Search,
    SearchCounts,
    SearchCountsUnavailableError,
    SearchFilter,
    Tally,
    kept_days,
)
from content_models.searches import store as module
from content_models.searches.tables import marks, metadata, salts

MONDAY = date(2026, 11, 23)
FOUND = SearchFilter(Question.NOTHING_FOUND, MONDAY)
OPENED = SearchFilter(Question.NOTHING_OPENED, MONDAY)
SEWING = Search("couture soir", "fr", Section.LIBRARY)
NOTHING, SOMETHING, OPEN = Tally(1), Tally(1, results=7), Tally(opened=1)


@pytest.fixture
def counts(deployment: Deployment) -> SearchCounts:
    return SearchCounts(deployment, "secret")


def listed(counts: SearchCounts, chosen: SearchFilter = FOUND) -> list[CountedSearch]:
    return counts.page(chosen, start=0, limit=100)


def words(counts: SearchCounts, chosen: SearchFilter = FOUND) -> list[str]:
    return [each.search.words for each in listed(counts, chosen)]


def often(counts: SearchCounts, search: Search, tally: Tally = NOTHING, day: date = MONDAY) -> None:
    for _ in range(3):
        counts.add({search: tally}, day)


def everything(counts: SearchCounts) -> str:
    """All that is stored, in every table, as text."""
    with counts._reading() as connection:
        rows = [connection.execute(select(each)).all() for each in metadata.sorted_tables]
    return repr(rows)


def test_counts_that_were_never_used_are_empty(counts: SearchCounts) -> None:
    assert counts.count(FOUND) == 0
    assert listed(counts) == []


def test_words_are_kept_from_the_third_search_of_a_week_on(counts: SearchCounts) -> None:
    counts.add({SEWING: NOTHING}, MONDAY)
    counts.add({SEWING: NOTHING}, MONDAY + timedelta(days=2))
    rare = everything(counts)

    counts.add({SEWING: NOTHING}, MONDAY + timedelta(days=6))
    counts.add({SEWING: NOTHING}, MONDAY + timedelta(days=6))

    assert "couture" not in rare
    assert listed(counts) == [CountedSearch(SEWING, Tally(4), days=1)]


def test_a_new_week_knows_nothing_of_the_last_one(counts: SearchCounts) -> None:
    counts.add({SEWING: Tally(2)}, MONDAY + timedelta(days=6))
    with counts._reading() as connection:
        before = connection.scalar(select(salts.c.salt))

    counts.add({SEWING: Tally(2)}, MONDAY + timedelta(days=7))

    assert listed(counts) == []
    with counts._reading() as connection:
        assert connection.execute(select(salts.c.salt)).scalar_one() != before
        assert connection.execute(select(marks.c.searched)).scalar_one() == 2


def test_what_was_opened_while_words_were_rare_is_not_forgotten(counts: SearchCounts) -> None:
    counts.add({SEWING: Tally(1, 1, 7)}, MONDAY)
    counts.add({SEWING: Tally(2, 0, 7)}, MONDAY)

    assert words(counts, OPENED) == []
    assert "couture" in everything(counts)


def test_a_search_stands_in_the_list_that_its_last_day_says(counts: SearchCounts) -> None:
    often(counts, SEWING, NOTHING)
    before = words(counts, FOUND), words(counts, OPENED)

    counts.add({SEWING: SOMETHING}, MONDAY + timedelta(days=1))
    found = words(counts, FOUND), words(counts, OPENED)
    counts.add({SEWING: OPEN}, MONDAY + timedelta(days=2))

    assert before == (["couture soir"], [])
    assert found == ([], ["couture soir"])
    assert (words(counts, FOUND), words(counts, OPENED)) == ([], [])


def test_the_most_frequent_come_first_by_language_and_in_pages(counts: SearchCounts) -> None:
    for number in range(5):
        search = Search(f"mot{number}", "de" if number == 2 else "fr", Section.DIRECTORY)
        counts.add({search: Tally(3 + number)}, MONDAY)
        counts.add({search: Tally(1)}, MONDAY + timedelta(days=1))
    german = SearchFilter(Question.NOTHING_FOUND, MONDAY, "de")
    since_tuesday = SearchFilter(Question.NOTHING_FOUND, MONDAY + timedelta(days=1))

    pages = [
        [each.search.words for each in counts.page(FOUND, start=n, limit=2)] for n in (0, 2, 4)
    ]

    assert pages == [["mot4", "mot3"], ["mot2", "mot1"], ["mot0"]]
    assert {each.days for each in listed(counts)} == {2}
    assert words(counts, german) == ["mot2"]
    assert counts.count(german) == 1
    assert {each.tally.searched for each in listed(counts, since_tuesday)} == {1}


def test_an_editor_decides_on_words_and_takes_it_back(counts: SearchCounts) -> None:
    often(counts, SEWING)
    often(counts, Search("couture soir", "fr", Section.DIRECTORY))
    often(counts, Search("couture soir", "en", Section.LIBRARY))
    decided = SearchFilter(Question.NOTHING_FOUND, MONDAY, is_decided=True)

    counts.decide("couture soir", "fr", Decision.ADDED, "Textile")
    counts.decide("unknown", "fr", Decision.DISMISSED)

    assert [each.search.language for each in listed(counts)] == ["en"]
    assert [(each.decision, each.theme) for each in listed(counts, decided)] == [
        (Decision.ADDED, "Textile")
    ] * 2
    counts.decide("couture soir", "fr", Decision.DISMISSED)
    assert {each.decision for each in listed(counts, decided)} == {Decision.DISMISSED}
    counts.reopen("couture soir", "fr")
    assert counts.count(FOUND) == 3


def test_counts_go_after_their_time_with_what_was_decided(counts: SearchCounts) -> None:
    often(counts, SEWING)
    counts.decide("couture soir", "fr", Decision.DISMISSED)

    counts.forget(MONDAY + timedelta(days=89), 90)
    kept = "couture" in everything(counts)
    counts.forget(MONDAY + timedelta(days=90), 90)

    assert kept
    assert everything(counts) == "[[], [], [], []]"


def test_nothing_is_left_where_nothing_is_counted_any_more(counts: SearchCounts) -> None:
    often(counts, SEWING)
    counts.add({Search("rare", "fr", Section.LIBRARY): NOTHING}, MONDAY)

    counts.forget(MONDAY, 0)

    assert everything(counts) == "[[], [], [], []]"


def test_made_up_words_cannot_fill_the_disk(
    counts: SearchCounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_MARKS", 4)
    monkeypatch.setattr(module, "MOST_WORDS_A_DAY", 2)

    for number in range(9):
        counts.add({Search(f"mot{number}", "fr", Section.LIBRARY): Tally(3)}, MONDAY)
    counts.add({Search("mot0", "fr", Section.LIBRARY): Tally(1)}, MONDAY)

    assert [(each.search.words, each.tally.searched) for each in listed(counts)] == [
        ("mot0", 4),
        ("mot1", 3),
    ]


def test_processes_count_together(deployment: Deployment) -> None:
    stores = [SearchCounts(deployment, "secret") for _ in range(4)]

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: stores[number % 4].add({SEWING: NOTHING}, MONDAY), range(12)))

    assert listed(stores[0]) == [CountedSearch(SEWING, Tally(12), days=1)]


def test_no_file_of_sqlite_holds_rare_words_nor_their_order(tmp_path: Path) -> None:
    counts = SearchCounts(Deployment(tmp_path), "secret")
    for name in ("zora dupont", "amal dupont"):
        counts.add({Search(name, "fr", Section.LIBRARY): Tally(2)}, MONDAY)
    often(counts, SEWING)
    old = Search("autrefois", "fr", Section.LIBRARY)
    often(counts, old, day=MONDAY - timedelta(days=90))
    with counts._reading() as connection:
        salt = connection.execute(select(salts.c.salt)).scalar_one()

    counts.add({SEWING: NOTHING}, MONDAY + timedelta(days=7))
    counts.forget(MONDAY + timedelta(days=7), 90)

    stored = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"couture" in stored
    assert [
        word for word in (b"dupont", b"zora", b"amal", b"autrefois", salt) if word in stored
    ] == []
    with closing(sqlite3.connect(counts.path)) as database:
        for table in metadata.tables:
            with pytest.raises(sqlite3.OperationalError, match="no such column"):
                database.execute(f"SELECT rowid FROM {table}")  # noqa: S608 - our own names


@pytest.fixture
def damaged(tmp_path: Path) -> Iterator[SearchCounts]:
    counts = SearchCounts(Deployment(tmp_path), "secret")
    counts.path.write_bytes(b"not a database" * 500)
    yield counts
    assert counts.path.read_bytes() == b"not a database" * 500


def test_a_damaged_file_is_said_to_be_unavailable(damaged: SearchCounts) -> None:
    with pytest.raises(SearchCountsUnavailableError):
        damaged.add({SEWING: NOTHING}, MONDAY)
    with pytest.raises(SearchCountsUnavailableError):
        damaged.count(FOUND)


def test_a_folder_that_cannot_be_written_is_said_to_be_unavailable(tmp_path: Path) -> None:
    (tmp_path / "var").write_bytes(b"a file where the folder should be")

    with pytest.raises(SearchCountsUnavailableError):
        SearchCounts(Deployment(tmp_path / "var"), "secret").add({SEWING: NOTHING}, MONDAY)


@pytest.mark.parametrize(("given", "days"), [("", 90), ("0", 0), ("30", 30), ("366", 366)])
def test_the_time_that_counts_are_kept_is_a_setting(given: str, days: int) -> None:
    assert kept_days({"SEARCH_COUNTS_DAYS": given}) == days


@pytest.mark.parametrize("given", ["-1", "367", "x", "1.5", "٣", " 9"])
def test_a_time_that_is_none_stops_the_start(given: str) -> None:
    with pytest.raises(ValueError, match="SEARCH_COUNTS_DAYS"):
        kept_days({"SEARCH_COUNTS_DAYS": given})


def test_what_is_close_in_meaning_makes_no_search_a_successful_one(counts: SearchCounts) -> None:
    often(counts, SEWING, Tally(1, related=2))
    counts.add({SEWING: Tally(1, related=4)}, MONDAY)

    assert listed(counts) == [CountedSearch(SEWING, Tally(4, related=4), days=1)]


def test_counts_of_the_release_before_are_kept(
    counts: SearchCounts, deployment: Deployment
) -> None:
    often(counts, SEWING)
    with counts._writing() as connection:
        schema = f"{deployment.schema('searches')}." if deployment.uses_postgresql else ""
        connection.exec_driver_sql(f"ALTER TABLE {schema}counts DROP COLUMN related")

    after = SearchCounts(deployment, "secret")

    assert listed(after) == [CountedSearch(SEWING, Tally(3), days=1)]
    after.add({SEWING: Tally(1, related=2)}, MONDAY)
    assert listed(after) == [CountedSearch(SEWING, Tally(4, related=2), days=1)]
