"""Links between items, and what readers of one state share."""

from unittest.mock import ANY
from uuid import uuid4

import pytest

from content_models.published import (
    PublishedStore,
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
