"""Building a store beside the live one: from nothing, from damage, and what is left of it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from content_models.deployment import Deployment
from content_models.published import PublishedStore, StoreUnavailableError
from content_models.published.staging import STAGING_NAME, staging
from tests.content_models.stores import put
from tests.factories import case_study


def swap_in(store: PublishedStore, *documents: object) -> None:
    with staging(store) as under_construction:
        under_construction.add(list(documents))  # type: ignore[arg-type]
        with under_construction.alone():
            under_construction.replace_live("build-1")


def milliseconds() -> int:
    """What the clock says."""
    return int(datetime.now(UTC).timestamp() * 1000)


def test_where_there_is_no_store_a_swap_makes_one_that_begins_at_the_clock(
    deployment: Deployment,
) -> None:
    store, first, second = PublishedStore(deployment), case_study(), case_study()
    before = milliseconds()

    swap_in(store, first, second)

    state = store.state()
    assert before + 2 <= state.sequence <= milliseconds() + 2
    assert state.generation == state.indexed_generation >= 1
    assert state.index_build == "build-1"
    with store.reading() as reader:
        changes = reader.changes(0, 10)
    assert {change.key: change.document for change in changes} == {
        first.key: first,
        second.key: second,
    }
    assert changes[-1].sequence == state.sequence
    store.close()


def test_a_swap_takes_the_place_of_a_damaged_store_and_keeps_its_file(tmp_path: Path) -> None:
    store, document = PublishedStore(Deployment(tmp_path)), case_study()
    store.path.write_bytes(b"not a database" * 500)

    swap_in(store, document)

    with store.reading() as reader:
        assert reader.page(limit=9) == [document]
    assert len(list(tmp_path.glob("published.sqlite3.damaged-*"))) == 1
    store.close()


def test_a_store_under_construction_is_read_like_any_other(store: PublishedStore) -> None:
    first, changed = case_study(title="Avant"), case_study()
    again = first.model_copy(update={"title": "Après"})

    with staging(store) as under_construction:
        under_construction.add([first, changed])
        under_construction.add([again])
        under_construction.add([])
        under_construction.discard(changed.key)
        with under_construction.store.reading() as reader:
            built = reader.page(limit=9)

    assert built == [again]


def test_readers_see_nothing_of_a_construction_and_nothing_of_it_is_left(
    store: PublishedStore,
) -> None:
    document = case_study()
    put(store, document)
    before = store.state()

    with pytest.raises(RuntimeError), staging(store) as under_construction:
        under_construction.add([case_study()])
        raise RuntimeError

    assert store.state() == before
    with store.reading() as reader:
        assert reader.page(limit=9) == [document]
    with pytest.raises(StoreUnavailableError):
        PublishedStore(store.deployment, STAGING_NAME).state()


def test_what_an_earlier_construction_left_behind_is_no_part_of_the_next(
    store: PublishedStore,
) -> None:
    left_behind = PublishedStore(store.deployment, STAGING_NAME)
    left_behind.create()
    with left_behind.writing() as writer:
        writer.put(case_study())
    left_behind.close()

    swap_in(store, document := case_study())

    with store.reading() as reader:
        assert reader.page(limit=9) == [document]


def test_after_a_swap_the_index_owes_nothing(store: PublishedStore) -> None:
    put(store, case_study())
    with store.reading() as reader:
        owed = reader.unindexed_keys()

    swap_in(store, case_study())

    assert len(owed) == 1
    with store.reading() as reader:
        assert reader.unindexed_keys() == []


def test_a_store_of_an_older_release_keeps_its_history(store: PublishedStore) -> None:
    kept, gone = case_study(), case_study()
    put(store, kept)
    put(store, gone)
    with store.locked(), store.writing() as writer:
        writer.remove(gone.key, gone.locale)
    with store.reading() as reader:
        before = reader.changes(0, 10)
    with store.engine().begin() as connection:
        prefix = f'"{store.deployment.schema("published")}".' if _is_shared(store) else ""
        connection.exec_driver_sql(f"DROP TABLE {prefix}files")
        connection.exec_driver_sql(f"UPDATE {prefix}state SET store_version = '4.1'")  # noqa: S608 - our names

    swap_in(store, kept)

    with store.reading() as reader:
        assert reader.changes(0, 10) == before
        assert reader.file_at("documents/none.pdf") is None


def _is_shared(store: PublishedStore) -> bool:
    return store.deployment.uses_postgresql
