"""Whoosh's own searchers gave silently wrong results to four threads; here, eight and a writer."""

import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep
from uuid import UUID

import pytest

from search.query import FACET_FIELDS
from search.whoosh_engine import WhooshEngine
from tests.search.building import ask, entry, filled

WORDS = ["atelier", "vélo", "cuisine", "jardin", "économie", "accueil", "langue", "emploi"]
QUERIES = [
    *WORDS,
    *(f"{first} {second}" for first in WORDS[:4] for second in WORDS[4:]),
    "« atelier vélo »",
    "atelire",
    "",
]


@pytest.fixture
def index(tmp_path):
    entries = [
        entry(
            title=f"{WORDS[number % 8]} {WORDS[number // 8 % 8]}",
            body=" ".join(WORDS[place] for place in range(8) if number >> place & 1) * 3,
            facets={"theme": (str(number % 7),), "country": (("FR", "GR", "AT")[number % 3],)},
        )
        for number in range(200)
    ]
    return filled(WhooshEngine(tmp_path), entries)


def test_eight_threads_find_what_one_finds(index):
    expected = [ask(index, text, facets=FACET_FIELDS) for text in QUERIES]

    def find_all(turn):
        turned = [*range(turn, len(QUERIES)), *range(turn)]
        return {number: ask(index, QUERIES[number], facets=FACET_FIELDS) for number in turned}

    with ThreadPoolExecutor(8) as threads:
        results = list(threads.map(find_all, range(24)))

    assert all(
        each[number] == expected[number] for each in results for number in range(len(QUERIES))
    )


def test_readers_see_each_commit_whole_while_a_writer_commits(index):
    stop = Event()
    pair = [entry(title="Premier jumeau"), entry(title="Second jumeau")]
    others = ask(index, "vélo", facets=FACET_FIELDS)

    def write():
        for turn in range(30):
            index.replace({each.key: [] if turn % 2 else [each] for each in pair})
        stop.set()

    def read(_):
        seen = set()
        while not stop.is_set():
            seen.add(ask(index, "jumeau", repair=False).total)
            assert ask(index, "vélo", facets=FACET_FIELDS).total == others.total
        return seen

    with ThreadPoolExecutor(9) as threads:
        writer = threads.submit(write)
        seen = set().union(*threads.map(read, range(8)))
        writer.result()

    assert seen <= {0, 2}
    assert ask(index, "vélo", facets=FACET_FIELDS) == others


STATES = ("rouge", "verte", "bleue")


def coloured(colour: str) -> dict:
    """Three items that say the same, all of one commit; one of them is missing from some."""
    items = [entry(key=UUID(int=number), title=f"Porte {colour}") for number in range(3)]
    return {each.key: [each] for each in items} | ({items[2].key: []} if colour == "bleue" else {})


def seen_of_doors(index) -> tuple:
    """What one answer says of them: its colours, total and counts, from one snapshot."""
    found = ask(index, "porte", facets=FACET_FIELDS, repair=False)
    titles = {"".join(part.text for part in hit.title) for hit in found.hits}
    [kind] = found.facets["kind"]
    return frozenset(titles), len(found.hits), found.total, kind.count


COMMITTED = {
    (frozenset({f"Porte {colour}"}), *[2 if colour == "bleue" else 3] * 3) for colour in STATES
}


def paint(index, turns: int) -> None:
    for turn in range(turns):
        index.replace(coloured(STATES[turn % len(STATES)]))
        sleep(0.02)  # on purpose: publications leave each other, and merges, their turn


def test_every_answer_is_a_committed_state_while_one_writes_and_one_merges(index):
    index.replace(coloured("rouge"))
    others = ask(index, "vélo", facets=FACET_FIELDS)
    stop = Event()

    def write():
        try:
            paint(index, 30)
        finally:
            stop.set()

    def tidy():
        while not stop.is_set():
            index.tidy()

    def read(_):
        seen = set()
        while not stop.is_set():
            seen.add(seen_of_doors(index))
            assert ask(index, "vélo", facets=FACET_FIELDS) == others
        return seen

    with ThreadPoolExecutor(5) as threads:
        working = [threads.submit(write), threads.submit(tidy)]
        seen = set().union(*threads.map(read, range(3)))
        for each in working:
            each.result()

    assert seen <= COMMITTED
    assert len(seen) > 1


def test_every_answer_is_a_committed_state_while_another_process_writes_and_merges(index, tmp_path):
    index.replace(coloured("rouge"))
    others = ask(index, "vélo", facets=FACET_FIELDS)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    writers = [context.Process(target=paint_and_tidy, args=(tmp_path,)) for _ in range(2)]
    seen = set()
    for each in writers:
        each.start()

    while any(each.is_alive() for each in writers):
        seen.add(seen_of_doors(index))
        assert ask(index, "vélo", facets=FACET_FIELDS) == others

    assert [each.exitcode for each in writers] == [0, 0]
    assert seen <= COMMITTED
    assert len(seen) > 1


def paint_and_tidy(folder) -> None:
    index = WhooshEngine(folder).open("first")
    for _ in range(8):
        paint(index, 3)
        index.tidy()


def test_two_writers_wait_for_each_other(index):
    entries = [entry(title=f"Écriture {number}") for number in range(12)]

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(lambda each: index.replace({each.key: [each]}), entries))

    assert ask(index, "écriture").total == 12
