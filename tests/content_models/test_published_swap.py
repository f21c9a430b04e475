"""A store built beside the live one takes its place at a stroke."""

import threading
from concurrent.futures import ThreadPoolExecutor

from content_models.published import (
    Gone,
    PublishedStore,
)
from content_models.published.staging import staging
from tests.content_models.stores import put
from tests.factories import case_study


def test_a_swap_keeps_the_sequence_of_what_did_not_change(store: PublishedStore) -> None:
    kept, gone, fresh = case_study(title="Reste"), case_study(title="Part"), case_study()
    put(store, kept, gone)
    before = store.state()
    with store.reading() as snapshot:
        old = {change.key: change.sequence for change in snapshot.changes(0, 10)}

    with staging(store) as under_construction:
        under_construction.add([kept, fresh])
        with under_construction.alone():
            under_construction.replace_live("build-1")

    with store.reading() as snapshot:
        state, changes = snapshot.state(), snapshot.changes(0, 10)
        assert isinstance(snapshot.find(gone.short_id), Gone)
    new = {change.key: change.sequence for change in changes}
    assert new[kept.key] == old[kept.key]
    assert new[fresh.key] > before.sequence
    assert new[gone.key] > before.sequence
    assert state.generation > before.generation
    assert state.index_build == "build-1"


def test_a_swap_remembers_what_was_taken_away_before_it(store: PublishedStore) -> None:
    gone, back, kept = case_study(title="Part"), case_study(title="Revient"), case_study()
    put(store, gone, back, kept)
    with store.locked(), store.writing() as writer:
        writer.remove(gone.key, "fr")
        writer.remove(back.key, "fr")
    with store.reading() as reader:
        before = {change.key: change for change in reader.changes(0, 10)}

    for build in ("build-1", "build-2"):
        with staging(store) as under_construction:
            under_construction.add([back, kept])
            with under_construction.alone():
                under_construction.replace_live(build)

    with store.reading() as reader:
        after = {change.key: change for change in reader.changes(0, 10)}
        assert reader.find(gone.short_id) == Gone(gone.key, "case_study")
    assert after[gone.key] == before[gone.key]
    assert after[kept.key] == before[kept.key]
    assert after[back.key].document == back
    assert len(after) == 3


def test_who_reads_changes_during_a_construction_is_told_of_all_that_the_swap_brings(
    store: PublishedStore,
) -> None:
    changed, other = case_study(title="Avant"), case_study(title="Une")
    put(store, changed, other)

    with staging(store) as under_construction:
        under_construction.add([changed.model_copy(update={"title": "Après"}), other])
        put(store, meanwhile := other.model_copy(update={"title": "Deux"}))
        read_until = store.state().sequence
        with store.locked():
            under_construction.discard(meanwhile.key)
            under_construction.add([meanwhile])
            under_construction.replace_live("build-1")

    with store.reading() as reader:
        told = reader.changes(read_until, 10)
        assert reader.state().sequence == told[-1].sequence
    assert [change.document.title for change in told if change.document] == ["Après"]


def test_what_changed_and_changed_back_during_a_construction_is_told_again(
    store: PublishedStore,
) -> None:
    document = case_study(title="Avant")
    put(store, document)

    with staging(store) as under_construction:
        under_construction.add([document])
        put(store, document.model_copy(update={"title": "Après"}))
        read_until = store.state().sequence
        put(store, document)
        with store.locked():
            under_construction.discard(document.key)
            under_construction.add([document])
            under_construction.replace_live("build-1")

    with store.reading() as reader:
        assert [change.document for change in reader.changes(read_until, 10)] == [document]


def test_what_is_taken_away_during_a_construction_and_what_the_swap_leaves_out_both_go(
    store: PublishedStore,
) -> None:
    taken, left_out, kept = case_study(), case_study(), case_study()
    put(store, taken, left_out, kept)

    with staging(store) as under_construction:
        under_construction.add([taken, kept])
        with store.locked(), store.writing() as writer:
            writer.remove(taken.key, "fr")
        with store.locked():
            under_construction.discard(taken.key)
            under_construction.replace_live("build-1")

    with store.reading() as reader:
        told = {change.key: change.document for change in reader.changes(0, 10)}
    assert told == {taken.key: None, left_out.key: None, kept.key: kept}


def test_readers_never_see_a_swap_half_done(store: PublishedStore) -> None:
    documents = [case_study(title=f"Titre {number}") for number in range(50)]
    put(store, *documents)
    stop = threading.Event()

    def count() -> set[int]:
        seen = set()
        while not stop.is_set():
            with store.reading() as snapshot:
                seen.add(len(snapshot.digests()))
        return seen

    with ThreadPoolExecutor(2) as pool:
        counts = [pool.submit(count) for _ in range(2)]
        for number in range(3):
            with staging(store) as under_construction:
                under_construction.add(documents)
                with under_construction.alone():
                    under_construction.replace_live(f"build-{number}")
        stop.set()

    assert {size for each in counts for size in each.result()} == {50}
