"""What a check finds, and what can be saved of a damaged store."""

from pathlib import Path

import pytest

from content_models.deployment import Deployment
from content_models.published import PublishedStore, StoreCorruptError
from content_models.published import history as history_module
from content_models.published.history import read_history, rescue_history
from content_models.published.staging import staging
from tests.content_models.stores import put
from tests.factories import case_study

ANOTHER_KEY = "00000000000040008000000000000001"


def execute(store: PublishedStore, statement: str) -> None:
    """``{0}`` in the statement is the schema, with its dot."""
    own = store.deployment
    schema = f'"{own.schema("published")}".' if own.uses_postgresql else ""
    with store.engine().connect() as plain, plain.begin():
        plain.exec_driver_sql(statement.format(schema))


@pytest.mark.parametrize(
    "change",
    [
        "content = replace(content, 'Pau', 'Pao')",
        "content = ''",
        "content = '{{}}'",
        "digest = 'x'",
        "locale = 'de'",
        "kind = 'term'",
        "slug = 'other'",
        "title = 'Other'",
        "short_id = '0000000000'",
        "sequence = 9",
        "sequence = -1",
    ],
)
def test_a_changed_row_is_found(store: PublishedStore, change: str) -> None:
    put(store, case_study(place="Pau"))
    store.check()

    execute(store, f"UPDATE {{0}}documents SET {change}")  # noqa: S608 - ours

    with pytest.raises(StoreCorruptError):
        store.check()
    assert isinstance(store.trouble(), StoreCorruptError)


@pytest.mark.parametrize("change", ["sequence = 99", "short_id = '0000000000'"])
def test_a_changed_tombstone_is_found(store: PublishedStore, change: str) -> None:
    document = case_study()
    put(store, document)
    with store.locked(), store.writing() as writer:
        writer.remove(document.key, document.locale)
    store.check()

    execute(store, f"UPDATE {{0}}tombstones SET {change}")  # noqa: S608 - ours

    with pytest.raises(StoreCorruptError):
        store.check()


def test_a_row_that_holds_no_document_is_told_as_damage(store: PublishedStore) -> None:
    document = case_study()
    put(store, document)
    execute(store, "UPDATE {0}documents SET content = '[]'")

    with pytest.raises(StoreCorruptError), store.reading() as snapshot:
        snapshot.document(document.key, document.locale)
    with store.reading() as snapshot:
        found = snapshot.find(document.short_id)
    with pytest.raises(StoreCorruptError):
        found.document(document.locale)  # type: ignore[union-attr]


def test_a_key_that_is_none_is_told_as_damage(tmp_path: Path) -> None:
    store = PublishedStore(Deployment(tmp_path))  # only SQLite keeps what is no UUID
    store.create()
    put(store, case_study())
    execute(store, "UPDATE documents SET key = 'no key'")

    with pytest.raises(StoreCorruptError), store.reading() as snapshot:
        snapshot.digests()
    store.close()


def test_what_is_readable_of_a_damaged_file_is_saved_from_both_ends(tmp_path: Path) -> None:
    store = PublishedStore(Deployment(tmp_path))
    store.create()
    put(store, *(case_study(title=f"Atelier {number} " * 30) for number in range(300)))
    with store.engine().connect() as connection:
        connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        before = read_history(connection)
    store.close()
    content = bytearray(store.path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 10 * 4096] = b"\xff" * 10 * 4096
    store.path.write_bytes(content)

    with store.opened_anew() as connection:
        saved = rescue_history(connection)

    assert (saved.generation, saved.sequence) == (before.generation, before.sequence)
    assert 200 < len(saved.versions) < 300
    assert saved.versions.items() <= before.versions.items()
    store.close()


def test_a_rebuild_of_a_damaged_store_keeps_numbers_and_tombstones(store: PublishedStore) -> None:
    kept, damaged, gone = case_study(), case_study(), case_study()
    put(store, kept, damaged, gone)
    with store.locked(), store.writing() as writer:
        writer.remove(gone.key, gone.locale)
    with store.reading() as snapshot:
        number = {change.key: change.sequence for change in snapshot.changes(0, 9)}
    execute(store, f"UPDATE {{0}}documents SET content = '' WHERE title = '{damaged.title}'")  # noqa: S608

    with staging(store) as next_store:
        next_store.add([kept, damaged])
        with next_store.alone():
            next_store.replace_live("build-2")

    store.check()
    with store.reading() as snapshot:
        after = {change.key: change for change in snapshot.changes(0, 9)}
        assert snapshot.find(gone.short_id) is not None
    assert after[kept.key].sequence == number[kept.key]
    assert after[gone.key].sequence == number[gone.key]
    assert after[gone.key].document is None
    assert after[damaged.key].document == damaged


def test_what_is_published_while_a_rebuild_reads_its_beginning_keeps_numbers_apart(
    store: PublishedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, meanwhile = case_study(), case_study(), case_study()
    put(store, first, second)
    read = history_module.read_versions
    published: list[object] = []

    def slow(connection, *conditions):  # type: ignore[no-untyped-def]
        if not published:
            published.append(meanwhile)
            put(PublishedStore(store.deployment), meanwhile)
        return read(connection, *conditions)

    monkeypatch.setattr(history_module, "read_versions", slow)
    renamed = first.model_copy(update={"title": "Autrement"})

    with staging(store) as next_store:
        next_store.add([renamed, second, meanwhile])
        with next_store.alone():
            with store.reading() as snapshot:
                changed = snapshot.keys_changed_since(next_store.started_at_sequence)
            for key in changed:
                next_store.discard(key)
                next_store.add([meanwhile])
            next_store.replace_live("build-2")

    assert changed == {meanwhile.key}
    with store.reading() as snapshot:
        numbers = [change.sequence for change in snapshot.changes(0, 9)]
    assert numbers == sorted(set(numbers))
    assert len(numbers) == 3


def test_nobody_publishes_into_a_damaged_store_while_it_is_rebuilt(store: PublishedStore) -> None:
    document = case_study()
    put(store, document)
    execute(store, "UPDATE {0}documents SET digest = 'x'")
    other = PublishedStore(store.deployment)

    with staging(store) as next_store:
        with pytest.raises(Exception, match="published"), other.locked(0):
            pass
        next_store.add([document])
        with next_store.alone():
            next_store.replace_live("build-2")

    with other.locked(0):
        other.check()
    other.close()


def test_only_the_last_damaged_files_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = PublishedStore(Deployment(tmp_path))
    stamps = iter(f"2027010{day}T000000" for day in range(1, 7))
    monkeypatch.setattr("content_models.published.store.time.strftime", lambda _form: next(stamps))

    for _ in range(6):
        store.create()
        store.close()
        store.set_aside()

    assert [file.name[-16:] for file in sorted(tmp_path.glob("*.damaged-*"))] == [
        "-20270104T000000",
        "-20270105T000000",
        "-20270106T000000",
    ]
