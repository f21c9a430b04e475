"""The published store keeps vectors by what was encoded, and shows them when they are ready."""

from content_models.kinds import KINDS_WITH_A_PAGE, Document
from content_models.published import PublishedStore
from content_models.published.staging import staging
from tests.content_models.stores import put
from tests.factories import case_study, term

ENCODER = "an-encoder"


def keep(store: PublishedStore, *documents: Document, shown: bool = True) -> None:
    with store.locked(), store.writing() as writer:
        writer.keep_vectors(ENCODER, {each.digest: each.title.encode() for each in documents})
        if shown:
            writer.show_vectors()


def missing(store: PublishedStore, encoder: str = ENCODER) -> set[tuple[object, str]]:
    with store.reading() as snapshot:
        return set(snapshot.without_vector(encoder, KINDS_WITH_A_PAGE, 100))


def read(store: PublishedStore, number: int = 0, sequence: int = 0) -> dict[object, bytes]:
    with store.reading() as snapshot:
        found = snapshot.vectors_since(ENCODER, number, sequence)
        return {each.key: each.vector for each in found}


def test_what_has_no_vector_is_named_and_what_is_kept_is_read(store: PublishedStore) -> None:
    first, second = case_study(title="Une"), case_study(title="Autre")
    put(store, first, second, term())

    assert missing(store) == {(first.key, "fr"), (second.key, "fr")}
    keep(store, first)

    assert missing(store) == {(second.key, "fr")}
    assert missing(store, "another-encoder") == {(first.key, "fr"), (second.key, "fr")}
    assert read(store) == {first.key: b"Une"}


def test_readers_see_vectors_once_they_are_shown(store: PublishedStore) -> None:
    document = case_study()
    put(store, document)
    before = store.state()

    keep(store, document, shown=False)
    assert (read(store), store.state()) == ({}, before)
    keep(store, document)

    after = store.state()
    assert list(read(store)) == [document.key]
    assert (after.generation, after.sequence) == (before.generation, before.sequence)
    assert after.tag != before.tag


def test_only_what_is_new_is_read_again(store: PublishedStore) -> None:
    first, second = case_study(title="Une"), case_study(title="Autre")
    put(store, first)
    keep(store, first)
    seen = store.state()

    put(store, second)
    keep(store, second)

    assert read(store, seen.vectors, seen.sequence) == {second.key: b"Autre"}


def test_a_document_that_is_again_as_it_was_has_its_vector_again(store: PublishedStore) -> None:
    first = case_study(title="Une")
    second = first.model_copy(update={"title": "Autre"})
    put(store, first)
    keep(store, first)
    put(store, second)
    keep(store, second)
    seen = store.state()

    put(store, first)

    assert missing(store) == set()
    assert read(store, seen.vectors, seen.sequence) == {first.key: b"Une"}


def test_a_changed_document_needs_another_vector_and_the_old_one_goes(
    store: PublishedStore,
) -> None:
    document, stays = case_study(title="Une"), case_study(title="Reste")
    put(store, document, stays)
    keep(store, document, stays)

    put(store, document.model_copy(update={"title": "Autre"}))

    assert missing(store) == {(document.key, "fr")}
    with store.locked(), store.writing() as writer:
        writer.keep_vectors(ENCODER, {"of no document": b"stays"})
        assert writer.forget_vectors(ENCODER, ["of no document"]) == 1
        assert writer.forget_vectors(ENCODER, ["of no document"]) == 0
    assert read(store) == {stays.key: b"Reste"}


def test_vectors_of_another_encoder_are_forgotten(store: PublishedStore) -> None:
    document = case_study()
    put(store, document)
    keep(store, document)

    with store.locked(), store.writing() as writer:
        assert writer.forget_vectors("another-encoder", []) == 1

    assert missing(store) == {(document.key, "fr")}


def test_what_is_withdrawn_is_named(store: PublishedStore) -> None:
    document = case_study()
    put(store, document)
    seen = store.state()

    with store.locked(), store.writing() as writer:
        writer.remove(document.key, "fr")

    with store.reading() as snapshot:
        assert snapshot.withdrawn_since(seen.sequence) == {(document.key, "fr")}
        assert snapshot.withdrawn_since(store.state().sequence) == set()


def test_vectors_outlive_a_rebuild(store: PublishedStore) -> None:
    document = case_study()
    put(store, document)
    keep(store, document)
    number = store.state().vectors

    with staging(store) as under_construction:
        under_construction.add([document])
        with under_construction.alone():
            under_construction.replace_live("build")

    assert store.state().vectors == number
    assert missing(store) == set()
    assert list(read(store)) == [document.key]
