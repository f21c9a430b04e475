import threading
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from cms.directory.models import Organisation
from cms.publishing import rooms
from cms.publishing.models import OutboxEvent
from cms.publishing.projector import Projector
from cms.publishing.rebuilding import rebuild
from cms.publishing.verification import differences
from content_models.published import LockTimeoutError, PublishedStore
from search.engine import IndexUnavailableError
from search.entries import Entry
from search.query import Query
from search.words import parse_search_text
from tests.cms import factories

pytestmark = pytest.mark.django_db
TIMEOUT = 5.0


def found(store: PublishedStore, words: str) -> list[UUID]:
    query = Query(reader="fr", text=parse_search_text(words))
    results = rooms.live_index().searcher(store.state()).search(query)
    return [hit.key for hit in results.hits]


def test_a_published_item_is_found_after_the_drain(
    publishing: PublishedStore, projector: Projector
) -> None:
    page = factories.published_case_study("Réparer des vélos")

    projector.drain(timeout_seconds=TIMEOUT)

    assert found(publishing, "reparer velo") == [page.translation_key]
    assert publishing.state().generation == publishing.state().indexed_generation


def test_draining_twice_changes_nothing(publishing: PublishedStore, projector: Projector) -> None:
    factories.published_case_study()
    projector.drain(timeout_seconds=TIMEOUT)
    before = publishing.state()

    report = projector.drain(timeout_seconds=TIMEOUT)

    assert (report.events, report.changed) == (0, 0)
    assert publishing.state() == before


def test_a_draft_never_reaches_the_store(publishing: PublishedStore, projector: Projector) -> None:
    page = factories.published_case_study("Publié")
    page.title = "Brouillon"
    page.save_revision()

    projector.drain(timeout_seconds=TIMEOUT)

    with publishing.reading() as snapshot:
        assert [each.title for each in snapshot.page(kind="case_study", limit=9)] == ["Publié"]


def test_a_locked_store_leaves_the_rows_for_the_next_sweep(
    publishing: PublishedStore, projector: Projector
) -> None:
    factories.published_case_study()
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with publishing.locked():
            held.set()
            done.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(10)
    with pytest.raises(LockTimeoutError):
        projector.drain(timeout_seconds=0.05)
    rows = OutboxEvent.objects.count()
    done.set()
    thread.join()

    report = projector.drain(timeout_seconds=TIMEOUT)

    assert rows > 0
    assert report.events == rows
    assert differences(publishing, rooms.live_index()) == []


@pytest.mark.parametrize("error", [IndexUnavailableError("locked"), OSError(28, "No space left")])
def test_an_index_that_cannot_be_written_leaves_the_rows_and_the_next_sweep_repairs(
    publishing: PublishedStore,
    projector: Projector,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
) -> None:
    page = factories.published_case_study("Réparer")
    index = rooms.live_index().for_state(publishing.state())

    def refuse(_items: Mapping[UUID, Sequence[Entry]]) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(type(index), "replace", lambda _self, items: refuse(items))
        with pytest.raises(type(error)):
            projector.drain(timeout_seconds=TIMEOUT)
    rows, state = OutboxEvent.objects.count(), publishing.state()

    projector.drain(timeout_seconds=TIMEOUT)

    assert page.live
    assert rows > 0
    assert state.indexed_generation < state.generation
    assert found(publishing, "reparer") == [page.translation_key]
    assert differences(publishing, rooms.live_index()) == []


def test_an_item_with_bad_data_is_put_off_and_keeps_its_row(
    publishing: PublishedStore, projector: Projector
) -> None:
    good = factories.published_organisation("Bonne (exemple)")
    bad = factories.published_organisation("Mauvaise (exemple)")
    Organisation.objects.filter(pk=bad.pk).update(audiences=["no-such-audience"])

    report = projector.drain(timeout_seconds=TIMEOUT)

    assert list(report.failures) == [bad.translation_key]
    assert found(publishing, "bonne") == [good.translation_key]
    row = OutboxEvent.objects.filter(key=bad.translation_key).first()
    assert row is not None
    assert row.attempts == 1
    assert "no-such-audience" in row.last_error
    assert row.retry_at is not None


def test_what_was_put_off_is_projected_once_it_is_mended(
    publishing: PublishedStore, projector: Projector
) -> None:
    bad = factories.published_organisation("Mauvaise (exemple)")
    Organisation.objects.filter(pk=bad.pk).update(audiences=["no-such-audience"])
    projector.drain(timeout_seconds=TIMEOUT)
    Organisation.objects.filter(pk=bad.pk).update(audiences=["women"])
    OutboxEvent.objects.update(retry_at=timezone.now() - timedelta(seconds=1))

    projector.drain(timeout_seconds=TIMEOUT)

    assert not OutboxEvent.objects.exists()
    assert found(publishing, "mauvaise") == [bad.translation_key]


def test_what_was_put_off_before_the_clock_went_back_does_not_wait_for_that_hour(
    publishing: PublishedStore, projector: Projector
) -> None:
    page = factories.published_case_study("Un vélo")
    OutboxEvent.objects.update(retry_at=timezone.now() + timedelta(days=30))

    projector.drain(timeout_seconds=TIMEOUT)

    assert not OutboxEvent.objects.exists()
    assert found(publishing, "velo") == [page.translation_key]


def test_a_renamed_theme_is_found_by_its_new_name(
    publishing: PublishedStore, projector: Projector
) -> None:
    theme = factories.theme("Logement", synonyms="hébergement")
    organisation = factories.published_organisation(themes=[theme])
    projector.drain(timeout_seconds=TIMEOUT)
    before = found(publishing, "hebergement")

    label = theme.labels.get(language="fr")
    label.synonyms = "colocation"
    theme.labels = [label]
    theme.save()
    projector.drain(timeout_seconds=TIMEOUT)

    assert before == [organisation.translation_key]
    assert found(publishing, "colocation") == [organisation.translation_key]


def test_a_rebuild_gives_what_drains_gave(publishing: PublishedStore, projector: Projector) -> None:
    theme = factories.theme()
    factories.published_organisation(themes=[theme])
    original = factories.published_case_study("Atelier")
    factories.translated_case_study(original, "en", "Workshop")
    projector.drain(timeout_seconds=TIMEOUT)
    with publishing.reading() as snapshot:
        before, changes = snapshot.digests(), snapshot.changes(0, 100)

    done: list[tuple[int, int]] = []
    count = rebuild(publishing, rooms.search_engine(), lambda *each: done.append(each))

    with publishing.reading() as snapshot:
        assert snapshot.digests() == before
        assert snapshot.changes(0, 100) == changes
    assert count == len(before)
    assert done[-1][0] == done[-1][1]
    assert len(rooms.search_engine().builds()) == 1
    assert differences(publishing, rooms.live_index()) == []


def test_what_is_published_during_a_rebuild_is_in_it(
    publishing: PublishedStore, projector: Projector
) -> None:
    first = factories.published_case_study("Première")
    projector.drain(timeout_seconds=TIMEOUT)
    second: list[Any] = []

    def publish_meanwhile(_done: int, _total: int) -> None:
        if not second:
            second.append(factories.published_case_study("Seconde"))
            first.unpublish()
            projector.drain(timeout_seconds=TIMEOUT)

    rebuild(publishing, rooms.search_engine(), publish_meanwhile)

    assert found(publishing, "seconde") == [second[0].translation_key]
    assert found(publishing, "premiere") == []
    assert differences(publishing, rooms.live_index()) == []


def test_a_failed_rebuild_leaves_the_live_one_as_it_was(
    publishing: PublishedStore, projector: Projector
) -> None:
    page = factories.published_case_study("Première")
    projector.drain(timeout_seconds=TIMEOUT)
    before = publishing.state()

    def fail(_done: int, _total: int) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises((OSError, IndexUnavailableError), match="No space"):
        rebuild(publishing, rooms.search_engine(), fail)

    assert publishing.state() == before
    assert rooms.search_engine().builds() == [before.index_build]
    assert found(publishing, "premiere") == [page.translation_key]


def test_a_rebuild_keeps_what_cannot_be_projected_as_it_was_published(
    publishing: PublishedStore, projector: Projector
) -> None:
    item = factories.published_organisation("Bonne (exemple)")
    projector.drain(timeout_seconds=TIMEOUT)
    Organisation.objects.filter(pk=item.pk).update(audiences=["no-such-audience"])

    rebuild(publishing, rooms.search_engine(), lambda _done, _total: None)

    with publishing.reading() as snapshot:
        assert snapshot.document(item.translation_key, "fr") is not None
    assert found(publishing, "bonne") == [item.translation_key]


def test_a_rebuild_answers_the_rows_that_were_there_and_no_others(
    publishing: PublishedStore, projector: Projector
) -> None:
    factories.published_case_study("Première")
    later: list[Any] = []

    def publish_meanwhile(_done: int, _total: int) -> None:
        if not later:
            later.append(factories.published_case_study("Seconde"))

    rebuild(publishing, rooms.search_engine(), publish_meanwhile)

    keys = set(OutboxEvent.objects.values_list("key", flat=True))
    assert keys == {later[0].translation_key}
    assert found(publishing, "seconde") == [later[0].translation_key]


def test_a_rebuilt_index_knows_the_words_of_themes(publishing: PublishedStore) -> None:
    themes = [factories.theme(f"Mot{number}", synonyms=f"synonyme{number}") for number in range(9)]
    items = [factories.published_organisation(f"Item {each}", themes=[each]) for each in themes]

    rebuild(publishing, rooms.search_engine(), lambda _done, _total: None)

    for number, item in enumerate(items):
        assert found(publishing, f"synonyme{number}") == [item.translation_key]
