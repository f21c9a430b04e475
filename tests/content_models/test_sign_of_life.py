"""What the worker and the others tell each other through files."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from content_models import sign_of_life
from content_models.damage_reports import DamageReports
from content_models.deployment import Deployment
from content_models.sign_of_life import FILE, Doing, Life, SignOfLife


def test_a_report_is_taken_once_however_often_it_was_left(tmp_path: Path) -> None:
    mine, theirs = (DamageReports(Deployment(tmp_path)) for _ in range(2))

    assert not theirs.take()
    mine.leave()
    mine.leave()

    assert theirs.take()
    assert not theirs.take()


def test_a_report_that_cannot_be_left_is_no_error(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    DamageReports(Deployment(tmp_path / "missing")).leave()

    assert "damage cannot be reported" in caplog.text


def test_a_sign_tells_what_is_done_and_is_renewed(tmp_path: Path) -> None:
    worker, portal = (SignOfLife(Deployment(tmp_path)) for _ in range(2))
    assert portal.read() is None

    worker.give(Doing.SWEEPING)
    first = portal.read()
    worker.give(Doing.SWEEPING)
    second = portal.read()
    worker.give(Doing.REBUILDING)

    assert first is not None
    assert not first.is_silent
    assert first == second  # not written on every round
    assert portal.read().doing == Doing.REBUILDING  # type: ignore[union-attr]


def test_who_has_not_been_seen_for_minutes_is_silent() -> None:
    assert Life(datetime.now(UTC) - timedelta(minutes=3), "sweeping").is_silent
    assert not Life(datetime.now(UTC) - timedelta(minutes=1), "sweeping").is_silent


def test_a_sign_from_before_the_clock_went_back_is_renewed_and_else_means_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = SignOfLife(Deployment(tmp_path))
    worker.give(Doing.SWEEPING)
    told = worker.read()
    assert told is not None
    earlier = SimpleNamespace(now=lambda zone: told.seen_at.astimezone(zone) - timedelta(hours=1))
    monkeypatch.setattr(sign_of_life, "datetime", earlier)
    assert told.is_silent

    worker.give(Doing.SWEEPING)

    assert (tmp_path / FILE).read_text().count(f"{earlier.now(UTC):%Y-%m-%dT%H}") == 1


def test_a_sign_that_cannot_be_given_is_said_once_and_leaves_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_of_life, "RENEWED_AFTER", timedelta())
    worker = SignOfLife(Deployment(tmp_path))
    (tmp_path / FILE).mkdir()  # nothing can be put in its place

    for _ in range(3):
        worker.give(Doing.SWEEPING)

    assert caplog.text.count("cannot give its sign of life") == 1
    assert [each.name for each in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize("content", ["", "[]", "{}", json.dumps({"seen_at": 7, "doing": "x"})])
def test_a_damaged_sign_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content)

    assert SignOfLife(Deployment(tmp_path)).read() is None
