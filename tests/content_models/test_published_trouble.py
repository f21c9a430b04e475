"""Stores that are missing, damaged, replaced or held: what they say, and what is kept of them."""

from pathlib import Path

import pytest
from sqlalchemy import text

from content_models.deployment import Deployment
from content_models.published import (
    PublishedStore,
    StoreCorruptError,
    StoreMissingError,
    StoreOutdatedError,
    StoreUnavailableError,
)
from content_models.published.engines import sqlite_engine
from tests.content_models.stores import put
from tests.factories import case_study


def damage_the_end_of(file: Path) -> None:
    """Overwrite the second half of a file, where the state of the store is not."""
    content = file.read_bytes()
    half = len(content) // 2
    file.write_bytes(content[:half] + b"\xff" * (len(content) - half))


def test_a_sound_store_passes_its_check(store: PublishedStore) -> None:
    put(store, case_study())

    store.check()

    assert store.trouble() is None


def test_a_store_without_tables_is_missing(store: PublishedStore) -> None:
    store.destroy()

    for question in (store.state, store.check):
        with pytest.raises(StoreMissingError):
            question()


def test_a_store_without_its_state_is_missing(store: PublishedStore) -> None:
    with store.engine().begin() as connection:
        connection.exec_driver_sql(f"DELETE FROM {_schema(store)}state")  # noqa: S608

    with pytest.raises(StoreMissingError, match="empty"):
        store.state()


def test_a_store_whose_insides_are_damaged_fails_its_check(tmp_path: Path) -> None:
    store = _on_sqlite(tmp_path)
    put(store, *(case_study() for _ in range(50)))
    store.close()
    damage_the_end_of(store.path)

    assert store.state().sequence == 50
    with pytest.raises(StoreCorruptError):
        store.check()
    store.close()


def test_a_damaged_file_is_kept_beside_the_one_that_takes_its_place_and_the_operator_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = _on_sqlite(tmp_path)
    store.close()
    store.path.write_bytes(b"not a database" * 500)

    with store.locked():
        store.create()

    (aside,) = tmp_path.glob("*.damaged-*")
    assert aside.read_bytes() == b"not a database" * 500
    assert f"set aside: {aside.name}" in caplog.text
    put(store, case_study())
    assert store.state().sequence == 1
    store.close()


def test_a_sound_file_is_not_set_aside(tmp_path: Path) -> None:
    store = _on_sqlite(tmp_path)
    put(store, case_study())

    with store.locked():
        store.create(generation=7, sequence=40)

    assert list(tmp_path.glob("*.damaged-*")) == []
    state = store.state()
    assert (state.generation, state.indexed_generation, state.sequence) == (7, 7, 40)
    with store.reading() as reader:
        assert reader.page(limit=1) == []
    store.close()


def test_a_store_that_was_put_in_place_of_another_is_read_at_once(store: PublishedStore) -> None:
    old, new = case_study(), case_study()
    put(store, old)
    other = PublishedStore(store.deployment)

    other.destroy()
    with other.locked():
        other.create()
    put(other, new)
    other.close()

    with store.reading() as reader:
        assert reader.page(limit=9) == [new]


def test_a_destroyed_store_leaves_nothing_and_can_be_destroyed_again(tmp_path: Path) -> None:
    store = _on_sqlite(tmp_path)
    put(store, case_study())

    store.destroy()
    store.destroy()

    assert [file.name for file in tmp_path.iterdir()] == ["published.lock"]


def test_a_file_that_others_have_open_is_destroyed_with_its_log(tmp_path: Path) -> None:
    store = _on_sqlite(tmp_path)
    other = PublishedStore(store.deployment)
    with other.reading() as reader:
        reader.state()
        put(store, case_study())
        before = {file.name for file in tmp_path.iterdir()}

        store.destroy()  # a new database must not read the log of the old one

    assert "published.sqlite3-wal" in before
    assert [file.name for file in tmp_path.iterdir()] == ["published.lock"]
    other.close()


def test_a_store_makes_the_folders_that_it_needs(tmp_path: Path) -> None:
    store = PublishedStore(Deployment(tmp_path / "srv" / "var"))

    store.create()

    assert store.path == tmp_path / "srv" / "var" / "published.sqlite3"
    assert store.path.exists()
    store.close()


def test_a_file_that_stays_locked_is_unavailable_and_not_damaged(tmp_path: Path) -> None:
    store = _on_sqlite(tmp_path)
    impatient = PublishedStore(store.deployment)
    impatient.engine().dispose()
    impatient._engine = sqlite_engine(store.path, busy_milliseconds=1)

    with store.writing() as writer:
        writer.put(case_study())
        with pytest.raises(StoreUnavailableError) as refused, impatient.writing():
            pass

    assert type(refused.value) is StoreUnavailableError
    impatient.close()
    store.close()


def test_commits_survive_a_power_cut_readers_see_one_state_and_writers_wait(
    store: PublishedStore,
) -> None:
    if store.deployment.uses_postgresql:
        expected = {"SHOW transaction_isolation": "repeatable read", "SHOW timezone": "UTC"}
    else:
        full, twenty_seconds = 2, 20_000
        expected = {
            "PRAGMA synchronous": full,
            "PRAGMA journal_mode": "wal",
            "PRAGMA busy_timeout": twenty_seconds,
        }

    with store.engine().connect() as connection:
        answers = {each: connection.exec_driver_sql(each).scalar() for each in expected}

    assert answers == expected


def _schema(store: PublishedStore) -> str:
    own = store.deployment
    return f'"{own.schema("published")}".' if own.uses_postgresql else ""


def _on_sqlite(folder: Path) -> PublishedStore:
    store = PublishedStore(Deployment(folder))
    with store.locked():
        store.create()
    return store


def test_a_store_without_a_column_of_today_is_of_another_version(store: PublishedStore) -> None:
    put(store, case_study())
    own = store.deployment
    table = f'"{own.schema(store.name)}".state' if own.uses_postgresql else "state"
    with store._writing_connection() as connection:
        connection.execute(text(f"ALTER TABLE {table} DROP COLUMN vectors"))

    assert isinstance(store.trouble(), StoreOutdatedError)
    with pytest.raises(StoreOutdatedError):
        store.state()
