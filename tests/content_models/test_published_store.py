"""The published store keeps what is written and gives readers one state of it."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from content_models.deployment import Deployment
from content_models.published import (
    Found,
    Gone,
    LockTimeoutError,
    PublishedStore,
    StoreCorruptError,
    StoreMissingError,
    StoreOutdatedError,
)
from content_models.published.reading import StoreSnapshot
from tests.content_models.stores import put
from tests.factories import case_study, term


def test_a_store_that_does_not_exist_says_so(deployment: Deployment) -> None:
    store = PublishedStore(deployment)

    with pytest.raises(StoreMissingError):
        store.state()
    store.close()


def test_a_published_document_is_read_back_as_it_was(store: PublishedStore) -> None:
    document = case_study()

    put(store, document)

    with store.reading() as snapshot:
        assert snapshot.document(document.key, "fr") == document
        found = snapshot.find(document.short_id)
        assert isinstance(found, Found)
        assert (found.key, found.kind) == (document.key, "case_study")
        assert found.slugs == {"fr": document.slug}
        assert found.document("fr") == document


def test_writing_the_same_again_changes_nothing(store: PublishedStore) -> None:
    document = case_study()
    put(store, document)
    before = store.state()

    put(store, document)

    assert store.state() == before


def test_each_change_raises_the_generation_and_gets_a_sequence_number(
    store: PublishedStore,
) -> None:
    document = case_study()
    put(store, document)
    before = store.state()

    put(store, document.model_copy(update={"title": "Autre titre"}))

    after = store.state()
    assert after.generation == before.generation + 1
    assert after.sequence == before.sequence + 1
    assert after.tag != before.tag


def test_a_removed_document_leaves_a_tombstone_and_its_return_removes_it(
    store: PublishedStore,
) -> None:
    document = case_study()
    put(store, document)
    with store.locked(), store.writing() as writer:
        assert writer.remove(document.key, "fr")
        assert not writer.remove(document.key, "fr")
    with store.reading() as snapshot:
        gone, changes = snapshot.find(document.short_id), snapshot.changes(0, 10)

    put(store, document)

    with store.reading() as snapshot:
        back = snapshot.find(document.short_id)
        assert [change.document for change in snapshot.changes(0, 10)] == [document]
    assert gone == Gone(document.key, "case_study")
    assert [(change.key, change.document) for change in changes] == [(document.key, None)]
    assert isinstance(back, Found)


def test_a_failed_transaction_leaves_nothing_behind(store: PublishedStore) -> None:
    before = store.state()

    with pytest.raises(RuntimeError), store.locked(), store.writing() as writer:
        writer.put(case_study())
        raise RuntimeError

    assert store.state() == before


def test_changes_are_read_in_pages_without_gaps_or_repeats(store: PublishedStore) -> None:
    put(store, *(case_study(title=f"Titre {number}") for number in range(7)))

    seen: list[int] = []
    with store.reading() as snapshot:
        while page := snapshot.changes(seen[-1] if seen else 0, 3):
            seen += [change.sequence for change in page]

    assert seen == sorted(set(seen))
    assert len(seen) == 7


def test_documents_are_listed_in_pages_without_gaps_or_repeats(store: PublishedStore) -> None:
    put(store, *(case_study(title=f"Titre {number}") for number in range(7)), term())

    seen = []
    with store.reading() as snapshot:
        after = None
        while page := snapshot.page(kind="case_study", after=after, limit=3):
            seen += [document.key for document in page]
            after = (page[-1].key, page[-1].locale)

    assert len(seen) == len(set(seen)) == 7


def test_versions_are_counted_and_outlined_part_by_part_without_their_content(
    store: PublishedStore,
) -> None:
    studies = sorted((case_study() for _ in range(3)), key=lambda each: each.key)
    english = studies[0].model_copy(update={"locale": "en", "slug": "workshop"})
    put(store, *studies, english, term())

    with store.reading() as snapshot:
        counts = snapshot.counts(["case_study"])
        parts = [
            snapshot.outlines(["case_study"], "fr", offset=offset, limit=2) for offset in (0, 2, 4)
        ]
        versions = snapshot.translations([english.key])[english.key]

    assert counts == {"fr": 3, "en": 1}
    assert [[each.key for each in part] for part in parts] == [
        [studies[0].key, studies[1].key],
        [studies[2].key],
        [],
    ]
    assert [(each.locale, each.segment) for each in versions] == [
        ("en", english.segment),
        ("fr", studies[0].segment),
    ]
    assert versions[0].changed_at.tzinfo is not None


def test_a_second_writer_waits_and_then_gives_up(store: PublishedStore) -> None:
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with store.locked():
            held.set()
            done.wait(10)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(hold)
        assert held.wait(10)
        with pytest.raises(LockTimeoutError), store.locked(0.05):
            pass
        done.set()


def test_readers_see_one_state_while_a_writer_writes(store: PublishedStore) -> None:
    document = case_study(title="Avant")
    put(store, document)

    with store.reading() as snapshot:
        snapshot.state()
        put(store, document.model_copy(update={"title": "Après"}))
        read = snapshot.document(document.key, "fr")

    assert read is not None
    assert read.title == "Avant"


def test_a_store_of_another_version_is_named_as_such(store: PublishedStore) -> None:
    document = case_study()
    put(store, document)
    with store.engine().begin() as connection:
        connection.exec_driver_sql(
            f"UPDATE {_prefix(store)}state SET store_version = '0.0'"  # noqa: S608
        )

    with pytest.raises(StoreOutdatedError):
        store.state()
    asked: list[Callable[[StoreSnapshot], object]] = [
        lambda reader: reader.find(document.short_id),
        lambda reader: reader.find("0000000000"),
        lambda reader: reader.document(document.key, "fr"),
        lambda reader: reader.documents([(document.key, "fr")]),
        lambda reader: reader.links([document.key], "fr"),
        lambda reader: reader.page(limit=1),
        lambda reader: reader.changes(0, 1),
    ]
    for question in asked:
        with store.reading() as snapshot, pytest.raises(StoreOutdatedError):
            question(snapshot)


def test_a_damaged_file_is_named_as_such_and_set_aside(store: PublishedStore) -> None:
    if store.deployment.uses_postgresql:
        _drop_tables(store)
        expected: type[Exception] = StoreMissingError
    else:
        store.close()
        store.path.write_bytes(b"not a database" * 500)
        expected = StoreCorruptError
    with pytest.raises(expected):
        store.state()

    with store.locked():
        store.create()

    assert store.state().generation == 1


def _prefix(store: PublishedStore) -> str:
    if not store.deployment.uses_postgresql:
        return ""
    return f'"{store.deployment.schema("published")}".'


def _drop_tables(store: PublishedStore) -> None:
    schema = store.deployment.schema("published")
    with store.engine().begin() as connection:
        connection.exec_driver_sql(f'DROP SCHEMA "{schema}" CASCADE')
