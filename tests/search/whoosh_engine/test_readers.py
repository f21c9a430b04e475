"""Readers of an index that changes under them: old snapshots, forks, descriptors and cut files."""

import gc
import os
import random
from contextlib import suppress
from pathlib import Path

import pytest

from search.engine import IndexUnavailableError
from search.meaning import meaning_of
from search.query import FACET_FIELDS, Query
from search.whoosh_engine import WhooshEngine
from search.words import parse_search_text
from tests.search.building import GARDEN, ask, entry, filled, library
from tests.search.whoosh_engine.test_damage import fill_disk_after

TURNS = 100
QUERY = Query(reader="fr", text=parse_search_text("jardin"), facets=FACET_FIELDS)


@pytest.fixture
def engine(tmp_path):
    return WhooshEngine(tmp_path)


def found_by(reader):
    """All that a reader answers: what is found, its texts, and words and titles."""
    found = reader.find(QUERY, meaning_of(QUERY.text), range(100))
    return (
        [(each.key, each.title, each.score) for each in found.candidates],
        found.facets,
        reader.texts(found.candidates),
        reader.near("jardan", 2),
        reader.words_beginning("ja", "fr", [], 8),
        [each.title for each in reader.titles_beginning("ja", "fr", 8)],
    )


def replace_many(index, turns: int) -> None:
    """Replace some items in turn, and merge segments after each."""
    items = [entry(title=f"Jardin {number}") for number in range(10)]
    for turn in range(turns):
        each = items[turn % len(items)]
        index.replace({each.key: [each]})
        index.tidy()


def descriptors_of(folder: Path) -> int:
    """Count the descriptors of this process that are open on files in a folder."""
    open_files = []
    for descriptor in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            open_files.append(str(descriptor.readlink()))
    return sum(each.startswith(str(folder)) for each in open_files)


def test_an_old_reader_answers_as_before_when_its_segments_are_gone(engine, tmp_path):
    index = filled(engine, library())
    replace_many(index, 7)
    expected = found_by(index.reader())
    old, untouched = index.reader(), engine.open("first").reader()
    files = set(tmp_path.glob("first/*.seg"))

    index.replace({GARDEN: []})
    replace_many(index, 30)

    assert not files <= set(tmp_path.glob("first/*.seg"))
    assert found_by(old) == expected
    assert found_by(untouched) == expected


def test_replacing_and_merging_leaves_no_descriptor_open(engine, tmp_path):
    index = filled(engine, library())
    replace_many(index, 40)
    before = descriptors_of(tmp_path)
    gc.collect()
    gc.disable()  # what only the collector frees would pile up between its rounds
    try:
        for _ in range(TURNS // 20):
            replace_many(index, 20)
            found_by(index.reader())
    finally:
        gc.enable()

    in_use = len(index._current().leaves)
    assert descriptors_of(tmp_path) == in_use
    assert before <= 2 * in_use + 20


def test_an_index_opened_before_a_fork_serves_both_sides(engine):
    index = filled(engine, library())
    expected = found_by(index.reader())
    children = []
    for _ in range(2):
        child = os.fork()
        if not child:
            dice = random.Random(os.getpid())
            rights = [found_by(index.reader()) == expected for _ in range(dice.randint(20, 40))]
            os._exit(0 if all(rights) else 1)
        children.append(child)

    here = [found_by(index.reader()) == expected for _ in range(40)]

    assert all(here)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0, 0]


def test_a_fork_sees_what_the_other_side_commits(engine):
    index = filled(engine, library())
    ask(index)
    child = os.fork()
    if not child:
        index.replace({GARDEN: [entry(key=GARDEN, title="La serre")]})
        replace_many(index, 15)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0

    assert ask(index, "serre").total == 1
    index.replace({GARDEN: []})
    assert ask(index, "serre", repair=False).total == 0


def test_a_segment_deleted_under_a_reader_is_read_to_its_end(engine, tmp_path):
    index = filled(engine, library())
    expected = found_by(index.reader())

    for file in tmp_path.glob("first/*.seg"):
        file.unlink()

    assert found_by(index.reader()) == expected
    with pytest.raises(IndexUnavailableError):
        engine.open("first")


@pytest.mark.parametrize("kept", [0, 0.25, 0.5, 0.75, 0.95])
def test_a_segment_cut_under_a_reader_is_an_error_or_right(engine, tmp_path, kept):
    index = filled(engine, library())
    expected = found_by(index.reader())
    for file in tmp_path.glob("first/*.seg"):
        os.truncate(file, int(file.stat().st_size * kept))

    for _ in range(2):
        try:
            assert found_by(index.reader()) == expected
        except IndexUnavailableError:
            continue
    for refuse in (engine.open, engine.check):
        with pytest.raises(IndexUnavailableError):
            refuse("first")


@pytest.mark.parametrize("writes", [0, 1, 5, 20, 60])
def test_a_full_disk_while_merging_changes_nothing(engine, monkeypatch, writes):
    index = filled(engine, library())
    for number in range(6):
        each = entry(title=f"Jardin {number}")
        index.replace({each.key: [each]})
    expected, digests = found_by(index.reader()), index.digests()

    with monkeypatch.context() as patch:
        fill_disk_after(patch, writes)
        with pytest.raises(IndexUnavailableError):
            index.tidy()

    assert (found_by(index.reader()), index.digests()) == (expected, digests)
    index.tidy()
    assert (found_by(index.reader()), index.digests()) == (expected, digests)
    engine.check("first")
    assert len(index._current().leaves) == 2
