"""Links between items, and what readers of one state share."""

from dataclasses import FrozenInstanceError
from unittest.mock import ANY
from uuid import uuid4

import pytest

from content_models.published import (
    Found,
    Gone,
    Link,
    PublishedStore,
    StoreState,
    kept,
)
from tests.content_models.stores import put
from tests.factories import case_study


def test_links_lead_to_the_version_that_serves_the_reader(store: PublishedStore) -> None:
    french = case_study(title="Atelier")
    english = french.model_copy(update={"locale": "en", "title": "Workshop"})
    put(store, french, english)

    with store.reading() as snapshot:
        titles = {
            language: snapshot.links([french.key, uuid4()], language)[french.key].title
            for language in ("fr", "en", "de", "ar")
        }

    assert titles == {"fr": "Atelier", "en": "Workshop", "de": "Workshop", "ar": "Atelier"}


def test_what_readers_share_follows_each_publish(store: PublishedStore) -> None:
    document, unknown = case_study(title="Atelier"), uuid4()
    put(store, document)
    version = (document.key, "fr")
    with store.reading() as snapshot:
        before = snapshot.documents([version]), snapshot.links([document.key, unknown], "fr")

    put(store, document.model_copy(update={"title": "Fabrique"}), late := case_study(key=unknown))

    with store.reading() as snapshot:
        (after,), links = (
            snapshot.documents([version]),
            snapshot.links([document.key, unknown], "fr"),
        )
    assert before == ([document], {document.key: ANY})
    assert (after.title, links[document.key].title) == ("Fabrique", "Fabrique")
    assert links[unknown].title == late.title


def test_a_transaction_sees_its_own_state_while_others_see_a_newer_one(
    store: PublishedStore,
) -> None:
    document = case_study(title="Atelier")
    put(store, document)
    with store.reading() as early:
        early.state()
        put(store, document.model_copy(update={"title": "Fabrique"}))
        with store.reading() as late:
            titles = [
                reader.links([document.key], "fr")[document.key].title
                for reader in (late, early, late, early)
            ]

    assert titles == ["Fabrique", "Atelier"] * 2


@pytest.mark.parametrize(
    "other",
    [
        StoreState(2, 1, 1, "build"),
        StoreState(1, 2, 1, "build"),
        StoreState(1, 1, 2, "build"),
        StoreState(1, 1, 1, "other"),
    ],
)
def test_what_was_read_of_one_state_is_never_given_to_another_nor_after_it(
    other: StoreState,
) -> None:
    keeper, state, document = kept.Keeper(), StoreState(1, 1, 1, "build"), case_study()
    version = (document.key, "fr")
    keeper.of(state).keep_documents({version: document})
    keeper.of(state).keep_links({document.key: None}, "fr")
    own = keeper.of(StoreState(1, 1, 1, "build"))

    new = keeper.of(other)

    assert own.documents_of([version]) == {version: document}
    assert own.links_of([document.key], "fr") == {document.key: None}
    assert (new.documents_of([version]), new.links_of([document.key], "fr")) == ({}, {})
    assert keeper.of(state).documents_of([version]) == {}


def test_a_link_is_kept_for_readers_of_one_language() -> None:
    own, key = kept.Keeper().of(StoreState(1, 1, 1, "")), uuid4()
    own.keep_links({key: None}, "fr")

    assert own.links_of([key], "en") == {}


def test_of_a_full_memory_only_what_came_last_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MAXIMUM_DOCUMENTS", 3)
    monkeypatch.setattr(kept, "MAXIMUM_LINKS", 3)
    own, keys = kept.Keeper().of(StoreState(1, 1, 1, "")), [uuid4() for _ in range(5)]
    documents = {(key, "fr"): case_study(key=key) for key in keys}

    sizes = []
    for some in (keys[:2], keys[2:3], keys[3:5]):
        own.keep_documents({(key, "fr"): documents[key, "fr"] for key in some})
        own.keep_links(dict.fromkeys(some), "fr")
        sizes.append((len(own.documents_of(documents)), len(own.links_of(keys, "fr"))))

    assert sizes == [(2, 2), (3, 3), (2, 2)]


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (StoreState(1, 1, 1, ""), "generation"),
        (Link(uuid4(), "fr", "term", "logement", "Logement"), "title"),
        (Gone(uuid4(), "term"), "key"),
        (Found(uuid4(), "term", {}, {}), "slugs"),
    ],
)
def test_what_the_store_answers_cannot_be_changed(value: object, field: str) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(value, field, None)


def test_the_tag_differs_whenever_any_page_could() -> None:
    states = [StoreState(1, 1, 1, "a"), StoreState(2, 1, 1, "a"), StoreState(1, 2, 1, "a")]

    tags = {state.tag for state in [*states, StoreState(1, 1, 1, "b"), StoreState(11, 1, 1, "a")]}

    assert len(tags) == 5


def test_what_readers_share_stays_small(
    store: PublishedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MAXIMUM_DOCUMENTS", 3)
    monkeypatch.setattr(kept, "MAXIMUM_LINKS", 3)
    written = [case_study() for _ in range(5)]
    put(store, *written)

    with store.reading() as snapshot:
        for document in written * 2:
            assert snapshot.documents([(document.key, "fr")]) == [document]
            assert list(snapshot.links([document.key], "fr")) == [document.key]
        held = snapshot._keeper.of(snapshot.state())
    assert len(held._documents) <= 3
    assert len(held._links) <= 3
