"""What the worker does by the clock."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from django.utils import timezone
from sqlalchemy.exc import SQLAlchemyError
from wagtail.models import Page

from cms.publishing import soundness
from cms.publishing.worker import Worker
from content_models.damage_reports import DamageReports
from content_models.published import PublishedStore, StoreUnavailableError
from content_models.published.locks import AdvisoryLock, FileLock
from content_models.sign_of_life import Doing, SignOfLife
from tests.cms import factories

pytestmark = pytest.mark.django_db

MINUTE_SECONDS = 60.0


def test_what_expires_is_gone_within_a_minute(
    publishing: PublishedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = factories.published_case_study()
    worker = Worker()
    now = [0.0]
    was_live: list[bool] = []

    def sweep() -> None:
        was_live.append(Page.objects.get(pk=page.pk).live)
        if len(was_live) == 2:
            worker.stop()
        Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
        now[0] += MINUTE_SECONDS

    monkeypatch.setattr("cms.publishing.worker.sweep", sweep)
    monkeypatch.setattr("cms.publishing.worker.time", SimpleNamespace(monotonic=lambda: now[0]))
    monkeypatch.setattr("cms.publishing.worker.SWEEP_SECONDS", 0.01)
    monkeypatch.setattr("cms.publishing.worker.close_old_connections", lambda: None)

    worker.run()

    assert was_live == [True, False]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SWEEP_SECONDS", "PAUSE_AFTER_ERROR_SECONDS"):
        monkeypatch.setattr(f"cms.publishing.worker.{name}", 0.01)
    monkeypatch.setattr("cms.publishing.worker.close_old_connections", lambda: None)


def test_whatever_fails_the_worker_goes_on_and_says_so(
    publishing: PublishedStore,
    impatient: None,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    worker = Worker()
    errors: list[Exception] = [
        DatabaseError("gone"),
        SQLAlchemyError("gone"),
        KeyError("nobody thought of it"),
        StoreUnavailableError("gone"),
        MemoryError(),
    ]
    said: list[Doing] = []
    give = SignOfLife.give

    def note(life: SignOfLife, doing: Doing) -> None:
        said.append(doing)
        give(life, doing)

    def sweep() -> None:
        if not errors:
            worker.stop()
            return
        raise errors.pop(0)

    monkeypatch.setattr("cms.publishing.worker.sweep", sweep)
    monkeypatch.setattr(SignOfLife, "give", note)

    worker.run()

    assert errors == []
    assert "nobody thought of" in caplog.text
    assert said.count(Doing.IN_TROUBLE) == 5
    assert SignOfLife(publishing.deployment).read().doing == Doing.SWEEPING  # type: ignore[union-attr]


def test_what_fails_again_and_again_is_said_once_and_so_is_its_end(
    publishing: PublishedStore,
    impatient: None,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    worker = Worker()
    caplog.set_level(logging.INFO, "cms.publishing.worker")
    sweeps: list[int] = []

    def sweep() -> None:
        sweeps.append(1)
        if len(sweeps) <= 3:
            raise DatabaseError("no room")
        if len(sweeps) == 5:
            worker.stop()

    monkeypatch.setattr("cms.publishing.worker.sweep", sweep)

    worker.run()

    assert caplog.text.count("this sweep failed; the rows stay: no room") == 1
    assert caplog.text.count("the worker sweeps again") == 1


def test_a_lock_that_cannot_be_asked_for_ends_no_worker(
    publishing: PublishedStore, impatient: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = Worker()
    asked: list[str] = []

    def lock(_store: PublishedStore, purpose: str) -> None:
        asked.append(purpose)
        if len(asked) == 3:
            worker.stop()
        raise (StoreUnavailableError if len(asked) % 2 else RuntimeError)("no lock")

    monkeypatch.setattr(PublishedStore, "lock", lock)

    worker.run()

    assert asked == ["worker"] * 3


def test_a_worker_that_has_lost_its_lock_asks_for_it_again(
    publishing: PublishedStore, impatient: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = Worker()
    rounds: list[int] = []

    class Lost:
        def check(self) -> None:
            if len(rounds) == 1:
                raise StoreUnavailableError("the session has ended")

    @contextmanager
    def held(_lock: FileLock, _seconds: float) -> Iterator[Lost]:
        rounds.append(0)
        if len(rounds) == 2:
            worker.stop()
        yield Lost()

    monkeypatch.setattr(FileLock, "held", held)
    monkeypatch.setattr(AdvisoryLock, "held", held)
    monkeypatch.setattr("cms.publishing.worker.sweep", worker.stop)

    worker.run()

    assert len(rounds) == 2


def test_all_is_checked_each_minute_and_at_every_report(
    publishing: PublishedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    checks: list[float] = []
    monkeypatch.setattr(soundness, "time", SimpleNamespace(monotonic=lambda: now[0]))
    monkeypatch.setattr(soundness, "ensure_sound", lambda _progress: checks.append(now[0]))
    watch = soundness.Watch()

    for second in range(0, 200, 10):
        now[0] = second
        if second == 30:
            DamageReports(publishing.deployment).leave()
        if watch.is_due():
            watch.check(soundness.silent)

    assert checks == [0, 30, 90, 150]


def test_a_check_that_takes_long_comes_less_often(
    publishing: PublishedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr(soundness, "time", SimpleNamespace(monotonic=lambda: now[0]))

    def slow(_progress: object) -> None:
        now[0] += 30

    monkeypatch.setattr(soundness, "ensure_sound", slow)
    watch = soundness.Watch()

    watch.check(soundness.silent)

    now[0] = 30 + 599
    assert not watch.is_due()
    now[0] = 30 + 600
    assert watch.is_due()


@pytest.mark.parametrize("command", ["verify", "rebuild"])
def test_commands_name_damage_in_a_sentence(publishing: PublishedStore, command: str) -> None:
    factories.published_case_study()
    publishing.close()
    monkey = "the published store is unsound" if command == "verify" else ""
    with publishing.engine().begin() as connection:
        prefix = publishing.deployment
        schema = f'"{prefix.schema("published")}".' if prefix.uses_postgresql else ""
        connection.exec_driver_sql(f"UPDATE {schema}state SET store_version = 'x'")  # noqa: S608

    if command == "verify":
        with pytest.raises(CommandError, match=monkey):
            call_command(command)
        call_command(command, "--repair")
    else:
        call_command(command)
    publishing.check()
