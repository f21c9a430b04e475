"""Readers' searches have the vectors at hand that the store shows."""

from pathlib import Path
from uuid import UUID

import pytest

from content_models.blocks import RichText
from content_models.deployment import Deployment
from content_models.kinds import Document
from content_models.published import PublishedStore, StoreUnavailableError
from search.likeness.encoders import NullEncoder, encoder_of
from search.likeness.live import LiveLikeness
from search.likeness.packing import packed
from search.likeness.passages import passages_of, vector_of
from tests.content_models.stores import put
from tests.encoders import WordEncoder
from tests.factories import case_study

ENCODER = WordEncoder()
HALF = 0.5
ELSEWHERE = {"first": "football results tables", "second": "tomorrow’s weather"}


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    subjects = tuple({digest: text} for digest, text in ELSEWHERE.items())
    monkeypatch.setattr("search.likeness.live.subjects_elsewhere", lambda: subjects)


def keep(store: PublishedStore, *documents: Document, elsewhere: bool = True) -> None:
    made = {each.digest: packed(vector_of(ENCODER, each)) for each in documents}
    if elsewhere:
        texts = ELSEWHERE
        vectors = ENCODER.passages(list(texts.values()))
        made |= {digest: packed(each) for digest, each in zip(texts, vectors, strict=True)}
    with store.locked(), store.writing() as writer:
        writer.keep_vectors(ENCODER.name, made)
        writer.show_vectors()


def alike(live: LiveLikeness, store: PublishedStore, text: str) -> list[UUID]:
    """The items that have the words of a text for a title."""
    found = live.of(text, store.state())
    return [key for key in found.keys if (found.of(key) or 0.0) > HALF]


def titled(title: str) -> Document:
    return case_study(title=title, enterprise_name=title, summary="", body=())


def test_the_most_alike_are_related_the_best_first(store: PublishedStore) -> None:
    garden, gardens, night = titled("jardin partagé"), titled("un jardin partagé"), titled("nuit")
    put(store, garden, gardens, night)
    keep(store, garden, gardens, night)

    found = LiveLikeness(store, ENCODER).of("jardin partagé", store.state())

    assert found.related(10) == [garden.key]
    likenesses = [found.of(each.key) or 0.0 for each in (garden, gardens, night)]
    assert likenesses == sorted(likenesses, reverse=True)


def test_what_is_more_like_something_elsewhere_has_nothing_related(store: PublishedStore) -> None:
    document = titled("results of our garden")
    put(store, document)
    keep(store, document)

    found = LiveLikeness(store, ENCODER).of("football results tables", store.state())

    assert found.of(document.key)
    assert found.related(10) == []


def test_nothing_is_related_until_it_is_known_what_is_elsewhere(store: PublishedStore) -> None:
    document = titled("jardin partagé")
    put(store, document)
    keep(store, document, elsewhere=False)

    found = LiveLikeness(store, ENCODER).of("jardin", store.state())

    assert found.of(document.key) is not None
    assert found.related(10) == []


def test_changes_are_followed_and_only_they_are_read(
    store: PublishedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = titled("jardin"), titled("maison"), titled("vélo")
    put(store, first, second)
    keep(store, first, second)
    live = LiveLikeness(store, ENCODER)
    assert alike(live, store, "jardin") == [first.key]

    changed = first.model_copy(update={"title": "atelier", "enterprise_name": ""})
    put(store, changed, third)
    keep(store, changed, third)
    with store.locked(), store.writing() as writer:
        writer.remove(second.key, "fr")

    assert alike(live, store, "jardin") == []
    assert alike(live, store, "maison") == []
    assert alike(live, store, "atelier") == [first.key]
    assert alike(live, store, "vélo") == [third.key]


def test_the_same_state_is_not_read_again(
    store: PublishedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = titled("jardin")
    put(store, document)
    keep(store, document)
    live, state = LiveLikeness(store, ENCODER), store.state()
    live.of("jardin", state)

    monkeypatch.setattr(store, "reading", None)

    assert live.of("le jardin", state).of(document.key)


def test_another_store_in_its_place_is_read_from_the_beginning(store: PublishedStore) -> None:
    old, new = titled("jardin"), titled("vélo")
    put(store, old, new)
    keep(store, old, new)
    live = LiveLikeness(store, ENCODER)
    live.of("jardin", store.state())

    with store.locked():
        store.create()
    put(store, new)
    keep(store, new)

    assert alike(live, store, "jardin") == []
    assert alike(live, store, "vélo") == [new.key]


def test_a_text_is_encoded_once(store: PublishedStore) -> None:
    document, encoder = titled("jardin"), WordEncoder()
    put(store, document)
    keep(store, document)
    live = LiveLikeness(store, encoder)

    for _ in range(3):
        live.of("jardin", store.state())

    assert encoder.encoded == ["jardin"]


def test_a_search_goes_on_where_vectors_cannot_be_read(
    store: PublishedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = titled("jardin")
    put(store, document)
    keep(store, document)

    def reading() -> None:
        raise StoreUnavailableError("away")

    live, state = LiveLikeness(store, ENCODER), store.state()
    with monkeypatch.context() as patched:
        patched.setattr(store, "reading", reading)
        assert live.of("jardin", state).keys == ()

    assert live.of("jardin", state).related(10) == [document.key]


def test_without_vectors_or_encoder_nothing_is_like_anything(store: PublishedStore) -> None:
    document = titled("jardin")
    put(store, document)

    assert LiveLikeness(store, ENCODER).of("jardin", store.state()).related(10) == []
    keep(store, document)
    found = LiveLikeness(store, NullEncoder()).of("jardin", store.state())

    assert (found.related(10), found.of(document.key)) == ([], None)


def test_an_installation_may_want_none(tmp_path: Path) -> None:
    wanted = Deployment.from_environment({"VAR_FOLDER": str(tmp_path), "VECTORS": "0"})

    assert isinstance(encoder_of(wanted), NullEncoder)


def test_passages_are_what_the_card_says_and_how_the_body_begins() -> None:
    document = case_study(
        title="Jardin", summary="Un lieu.", body=(RichText(html="<p>" + "Mot " * 500 + "</p>"),)
    )

    head, body = passages_of(document)

    assert head.startswith("Jardin. ")
    assert head.endswith("Un lieu.")
    assert body.startswith("Mot Mot")
    assert len(body) == 1_000
