"""What happens to an index on a bad day, and what becomes of it."""

import errno
import json
import os
import random
from pathlib import Path
from uuid import UUID

import pytest
from whoosh.filedb.structfile import StructFile

from content_models.languages import INTERFACE_LANGUAGES, interface_language
from search.engine import IndexUnavailableError
from search.searcher import Searcher
from search.whoosh_engine import WhooshEngine, writing
from search.whoosh_engine.merging import SEGMENTS_PER_TIER
from search.whoosh_engine.writing import locked
from tests.search.building import GARDEN, ask, entry, filled, library

CHANGE = {GARDEN: [entry(key=GARDEN, title="La serre")]}


@pytest.fixture
def engine(tmp_path):
    return WhooshEngine(tmp_path)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "first"


def files(folder: Path) -> list[Path]:
    return [each for each in sorted(folder.iterdir()) if each.name != "MAIN_WRITELOCK"]


def damage(file: Path, way: str, seed: int) -> None:
    content = bytearray(file.read_bytes())
    place = random.Random(seed).randrange(len(content))
    match way:
        case "emptied":
            content.clear()
        case "cut":
            del content[place:]
        case "flipped":
            content[place] ^= 0xFF
        case "overwritten":
            content[:] = random.Random(seed).randbytes(len(content))
    file.write_bytes(content)


@pytest.mark.parametrize("way", ["emptied", "cut", "flipped", "overwritten", "gone"])
def test_a_damaged_file_makes_the_index_unavailable_and_never_wrong(engine, folder, way):
    index = filled(engine, library())
    expected = ask(index, "économie", facets=("kind",))
    index.close()

    for file in files(folder):
        for seed in range(8):
            sound = file.read_bytes()
            file.unlink() if way == "gone" else damage(file, way, seed)
            assert _answer(engine) in (expected, None), file.name
            file.write_bytes(sound)

    assert _answer(engine) == expected


def _answer(engine):
    try:
        index = engine.open("first")
        return ask(index, "économie", facets=("kind",))
    except IndexUnavailableError:
        return None


@pytest.mark.parametrize(
    "name", ["MAIN*.seg", "MAIN*.seal", "_MAIN_1.toc", "_MAIN_1.seal", "*.json"]
)
def test_a_damaged_file_is_always_noticed(engine, folder, name):
    filled(engine, library()).close()
    [file] = folder.glob(name)

    for seed in range(20):
        sound = file.read_bytes()
        damage(file, "flipped", seed)
        with pytest.raises(IndexUnavailableError):
            engine.open("first")
        file.write_bytes(sound)


def test_a_file_cut_while_it_is_in_use_kills_nobody(engine, folder):
    index = filled(engine, library())
    [segment] = folder.glob("*.seg")

    os.truncate(segment, 100)

    with pytest.raises(IndexUnavailableError):
        ask(index, "économie")
    with pytest.raises(IndexUnavailableError):
        engine.open("first")


def test_an_index_deleted_while_it_is_in_use_is_unavailable(engine, folder):
    index = filled(engine, library())

    engine.drop("first")

    with pytest.raises(IndexUnavailableError):
        ask(index, "économie")
    with pytest.raises(IndexUnavailableError):
        Searcher(index).complete("éco", "fr", 8)
    with pytest.raises(IndexUnavailableError):
        index.replace(CHANGE)


def test_an_index_of_another_version_is_unavailable(engine, folder):
    filled(engine, library()).close()
    marker = folder / "finished.json"
    marker.write_text(json.dumps(json.loads(marker.read_text()) | {"index": 0}))

    with pytest.raises(IndexUnavailableError, match="another version"):
        engine.open("first")


def test_an_index_for_other_languages_is_unavailable(engine, monkeypatch):
    filled(engine, library()).close()
    monkeypatch.setitem(INTERFACE_LANGUAGES, "uk", interface_language("uk"))

    with pytest.raises(IndexUnavailableError, match="other languages than LANGUAGES names"):
        engine.open("first")


@pytest.mark.parametrize("build", ["", "..", "../first", "a/b", ".hidden", "a\0b"])
def test_the_name_of_a_build_is_no_path(engine, build):
    for ask_for in (engine.open, engine.create, engine.drop):
        with pytest.raises(IndexUnavailableError):
            ask_for(build)


def test_a_taken_lock_leaves_the_index_as_it_was(engine, monkeypatch):
    index, other = filled(engine, library()), engine.open("first")
    monkeypatch.setattr(writing, "_SECONDS_FOR_LOCK", 0.1)

    with locked(other._index), pytest.raises(IndexUnavailableError, match="another process"):
        index.replace(CHANGE)

    assert ask(index, "jardin").total == 1
    index.replace(CHANGE)
    assert ask(index, "serre").total == 1


@pytest.mark.parametrize("writes", [0, 1, 5, 20, 60])
def test_a_full_disk_leaves_the_committed_documents_readable(engine, monkeypatch, writes):
    index = filled(engine, library())
    before = index.digests()

    with monkeypatch.context() as patch:
        fill_disk_after(patch, writes)
        with pytest.raises(IndexUnavailableError):
            index.replace(CHANGE)

    assert index.digests() == before
    assert ask(index, "jardin").total == 1
    index.replace(CHANGE)
    assert ask(index, "serre").total == 1
    assert engine.open("first").digests() == index.digests()


def fill_disk_after(patch, writes: int) -> None:
    """Let this many writes of Whoosh's files succeed."""
    left = [writes]
    write = StructFile.write

    def fail_in_time(file, content, *arguments, **options):
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(file, content, *arguments, **options)

    patch.setattr(StructFile, "write", fail_in_time)


def test_what_a_killed_writer_left_is_swept_away(engine, folder):
    index = filled(engine, library())
    litter = [folder / "MAIN.tmp" / "x.ctmp", folder / "_MAIN_9.toc.123.4", folder / "MAIN_abc.trm"]
    litter[0].parent.mkdir()
    for each in litter:
        each.write_bytes(b"half")

    index.replace(CHANGE)

    assert not any(each.exists() for each in litter)
    assert ask(index, "serre").total == 1


def test_an_index_dropped_in_the_middle_cannot_be_opened(engine, folder, monkeypatch):
    filled(engine, library()).close()
    monkeypatch.setattr("search.whoosh_engine.builds.shutil.rmtree", lambda *_: None)

    engine.drop("first")

    with pytest.raises(IndexUnavailableError):
        engine.open("first")
    assert engine.builds() == ["first"]


@pytest.mark.parametrize("way", ["emptied", "cut", "flipped", "gone"])
def test_a_check_reads_every_file_of_an_index_that_is_open(engine, folder, way):
    index = filled(engine, library())
    index.replace(CHANGE)
    engine.check("first")

    for file in files(folder):
        if file.name.startswith("_MAIN_1."):
            continue  # of the commit before
        sound = file.read_bytes()
        file.unlink() if way == "gone" else damage(file, way, 1)
        with pytest.raises(IndexUnavailableError):
            engine.check("first")
        file.write_bytes(sound)

    engine.check("first")
    assert ask(index, "serre").total == 1


def test_no_merge_gives_damage_a_new_seal(engine, folder):
    index = filled(engine, library())
    for number in range(SEGMENTS_PER_TIER):
        index.replace(CHANGE | {UUID(int=100 + number): [entry(title=f"Passage {number}")]})
    before = index.digests()
    for file in folder.glob("*.seg"):
        damage(file, "flipped", 1)

    with pytest.raises(IndexUnavailableError):
        index.tidy()

    assert index.digests().keys() == before.keys()
    with pytest.raises(IndexUnavailableError):
        engine.check("first")


def test_all_files_are_on_the_disk_before_a_commit_names_them(engine, folder, monkeypatch):
    synced, commits = set(), []
    sync, rename = os.fsync, os.rename

    def note_sync(handle):
        synced.add(Path(f"/proc/self/fd/{handle}").readlink().name)
        sync(handle)

    def note_rename(source, target):
        if str(target).endswith(".toc"):
            there = {each.name for each in folder.iterdir() if each.suffix in (".seg", ".seal")}
            commits.append(there | {Path(source).name} <= synced)
        rename(source, target)

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(os, "rename", note_rename)
    index = filled(engine, library())
    index.replace(CHANGE)

    assert commits[1:] == [True, True]  # the first one names nothing
    assert "first" in synced
