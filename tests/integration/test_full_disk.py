"""A disk without room, played by the operating system: no file may grow beyond some kilobytes."""

import errno
import logging
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import OperationalError
from wagtail.models import Revision
from wagtail.rich_text import RichText

from cms.publishing import rooms
from cms.publishing.models import OutboxEvent
from cms.publishing.request import drain_after_commit
from cms.publishing.verification import differences
from cms.publishing.worker import Worker, sweep
from content_models.published import PublishedStore
from search.query import Query
from search.words import parse_search_text
from tests.cms import factories
from tests.cms.people import page_actions
from tests.cms.signing_in import signed_in

pytestmark = pytest.mark.django_db

ROOM_BYTES = 128 * 1024
LENGTH = 40_000
WORDS = " ".join(f"mot{number}" for number in range(LENGTH))  # more than there is room for


@contextmanager
def full_disk() -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM_BYTES, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_publish_stands_while_the_disk_is_full_and_is_found_once_there_is_room(
    publishing: PublishedStore, caplog: pytest.LogCaptureFixture
) -> None:
    page = factories.published_case_study("Trop long", body=[("text", RichText(f"<p>{WORDS}</p>"))])

    with full_disk(), caplog.at_level(logging.ERROR):
        drain_after_commit()

    page.refresh_from_db()
    assert page.live
    assert OutboxEvent.objects.exists()
    assert "the outbox waits for the next sweep" in caplog.text
    sweep()
    assert not OutboxEvent.objects.exists()
    searcher = rooms.live_index().searcher(publishing.state())
    found = searcher.search(Query(reader="fr", text=parse_search_text(f"mot{LENGTH - 1}")))
    assert [hit.key for hit in found.hits] == [page.translation_key]
    assert differences(publishing, rooms.live_index()) == []


def test_nothing_is_left_of_an_upload_that_there_is_no_room_for(publishing: PublishedStore) -> None:
    content = ContentFile(bytes(2 * ROOM_BYTES))

    with full_disk(), pytest.raises(OSError, match="File too large"):
        default_storage.save("documents/fiche.txt", content)

    assert list(publishing.deployment.media_folder.rglob("fiche*")) == []


FULL = {
    "SQLite": OperationalError("database or disk is full"),
    "PostgreSQL": OperationalError("could not extend file: No space left on device"),
    "upload": OSError(errno.ENOSPC, "No space left on device"),
}


@pytest.mark.parametrize("error", FULL.values(), ids=FULL)
def test_a_full_disk_is_told_in_the_editors_language_wherever_it_is_met(
    publishing: PublishedStore, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    page = factories.published_case_study()
    editor = signed_in("reviewer")
    editor.raise_request_exception = False
    editor.get("/", headers={"Accept-Language": "fr"})
    form = page_actions.form(slug=page.slug)

    def fail(*_sent: Any, **_options: Any) -> None:
        raise error

    monkeypatch.setattr(Revision, "save", fail)

    as_page = editor.post(f"/pages/{page.pk}/edit/", form, headers={"Accept-Language": "fr"})
    in_background = editor.post(
        f"/pages/{page.pk}/edit/",
        form,
        headers={"Accept": "application/json", "Accept-Language": "fr"},
    )

    assert as_page.status_code == in_background.status_code == 507
    assert "plus de place" in as_page.content.decode()
    assert "plus de place" in in_background.json()["error_message"]


def test_another_failure_is_told_without_details(
    publishing: PublishedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = factories.published_case_study()
    editor = signed_in("reviewer")
    editor.raise_request_exception = False
    monkeypatch.setattr(Revision, "save", lambda *_sent, **_options: 1 / 0)

    answer = editor.post(f"/pages/{page.pk}/edit/", page_actions.form(slug=page.slug))

    assert answer.status_code == 500
    assert "zero" not in answer.content.decode()
    assert "<h1>" in answer.content.decode()


def test_the_worker_outlives_a_sweep_that_fails_in_an_unknown_way(
    publishing: PublishedStore, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = Worker()
    sweeps: list[int] = []

    def fail_once() -> None:
        sweeps.append(1)
        if len(sweeps) == 1:
            raise ZeroDivisionError
        worker.stop()

    monkeypatch.setattr("cms.publishing.worker.sweep", fail_once)
    monkeypatch.setattr("cms.publishing.worker.PAUSE_AFTER_ERROR_SECONDS", 0.01)
    monkeypatch.setattr("cms.publishing.worker.close_old_connections", lambda: None)

    worker.run()

    assert len(sweeps) == 2
    assert "nobody thought of" in caplog.text
