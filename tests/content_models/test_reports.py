"""Reports of errors are kept, decided, answered once, and their addresses forgotten."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from content_models.deployment import Deployment
from content_models.inbox import (
    Claim,
    Decided,
    Decision,
    InboxFullError,
    Limits,
    Reply,
    Report,
    ReportFilter,
    Reports,
    SenderFloodError,
    Subject,
    Topic,
)

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
KEY = uuid4()
ADDRESS = "amina@lecteurs.example"
OUTCOMES = {each.value: f"It was {each}." for each in Decision if each is not Decision.SPAM}
REPLY = Reply(ADDRESS, "Your report", OUTCOMES, "The editor's words:", "We have deleted it.")
OPEN, CLOSED = ReportFilter(), ReportFilter(is_open=False)


@pytest.fixture
def reports(deployment: Deployment) -> Reports:
    return Reports(deployment)


def report(identifier: str = "a", item: UUID | None = KEY, **values: Any) -> Report:
    fields: dict[str, Any] = {
        "about": Subject(item, "organisation", "Accueil du Gave", "fr"),
        "claims": (Claim(Topic.HOURS, "Mo 9–12 خياطة"), Claim(Topic.CLOSED)),
        "language": "ar",
        "received_at": NOW,
    }
    return Report(identifier, **(fields | values))


def decided(decision: Decision = Decision.CORRECTED, word: str = "") -> Decided:
    return Decided(decision, word, "editor", NOW + timedelta(hours=1))


def answers(reports: Reports) -> list[tuple[str, str, str]]:
    sent: list[tuple[str, str, str]] = []

    def send(identifier: str, reply: Reply, of: Decided) -> None:
        sent.append((identifier, reply.address, reply.text(of)))

    reports.answer(send)
    return sent


def files_of(deployment: Deployment) -> bytes:
    """All that is on the disk of a store in files."""
    return b"".join(file.read_bytes() for file in deployment.var_folder.glob("inbox*"))


def test_a_report_is_read_back_as_it_came(reports: Reports) -> None:
    about_a_search = report("b", about=Subject(words="couture", filters="country=FR"))

    reports.receive(report(proof="signed"), REPLY, "somebody")
    reports.receive(about_a_search, None, "somebody")

    assert reports.report("a") == replace(report(proof="signed"), is_awaited=True)
    assert reports.report("b") == about_a_search
    assert reports.report("c") is None


def test_a_form_sent_twice_counts_once_and_the_later_words_hold(reports: Reports) -> None:
    later = report(claims=(Claim(Topic.PHONE, "+33 5"),))

    for _ in range(3):
        reports.receive(report(), REPLY, "somebody")
    reports.receive(later, None, "somebody")

    assert reports.count(OPEN) == 1
    assert reports.report("a") == later


def test_a_closed_report_sent_again_stays_closed_and_nobody_is_told_twice(
    reports: Reports,
) -> None:
    reports.receive(report(), REPLY, "somebody")
    reports.decide(["a"], decided())
    first = answers(reports)

    reports.receive(report(), REPLY, "somebody")

    assert len(first) == 1
    assert answers(reports) == []
    assert reports.count(CLOSED) == 1


@pytest.mark.parametrize(
    ("limits", "error"),
    [(Limits(a_sender_an_hour=1), SenderFloodError), (Limits(a_day=1), InboxFullError)],
)
def test_floods_are_stopped(deployment: Deployment, limits: Limits, error: type[Exception]) -> None:
    reports = Reports(deployment, limits)
    reports.receive(report("a"), REPLY, "busy")
    reports.receive(report("a"), REPLY, "busy")

    with pytest.raises(error):
        reports.receive(report("b"), REPLY, "busy")


def test_reports_on_one_record_are_one_thread(reports: Reports) -> None:
    for number in range(4):
        moment = NOW + timedelta(minutes=number)
        reports.receive(report(str(number), received_at=moment), None, str(number))
    reports.receive(report("search", about=Subject()), None, "x")

    threads = reports.threads(OPEN, start=0, limit=10)
    assert [(each.latest.identifier, each.count) for each in threads] == [("3", 4), ("search", 1)]
    assert reports.count_threads(OPEN) == 2
    about = reports.about(str(KEY), is_open=True, limit=10)
    assert [each.identifier for each in about] == ["3", "2", "1", "0"]
    assert reports.subjects(is_open=True) == [("organisation", str(KEY))]


def test_an_editor_sees_the_records_of_theirs_and_searches(reports: Reports) -> None:
    reports.receive(report("theirs"), None, "a")
    reports.receive(report("others", about=Subject(uuid4())), None, "b")
    reports.receive(report("search", about=Subject(), language="fr"), None, "c")

    def seen(chosen: ReportFilter) -> set[str]:
        threads = reports.threads(chosen, start=0, limit=10)
        return {each.latest.identifier for each in threads}

    assert seen(ReportFilter(items=frozenset({KEY}))) == {"theirs", "search"}
    assert seen(ReportFilter(language="fr")) == {"search"}
    assert reports.count(ReportFilter(items=frozenset())) == 1


def test_who_asked_is_told_once_with_the_editors_word_and_then_forgotten(
    deployment: Deployment, reports: Reports
) -> None:
    reports.receive(report(), REPLY, "somebody")
    reports.decide(["a", "unknown"], decided(word="Merci !"))

    sent = answers(reports)

    text = "It was corrected.\n\nThe editor's words:\nMerci !\n\nWe have deleted it.\n"
    assert sent == [("a", ADDRESS, text)]
    assert answers(reports) == []
    kept = reports.report("a")
    assert kept
    assert kept.history == (decided(word="Merci !"),)
    assert (kept.is_open, kept.is_awaited) == (False, False)
    if not deployment.uses_postgresql:
        assert ADDRESS.encode() not in files_of(deployment)


def test_a_reply_that_cannot_be_queued_is_kept(reports: Reports) -> None:
    reports.receive(report(), REPLY, "somebody")
    reports.decide(["a"], decided())

    def fail(_identifier: str, _reply: Reply, _decided: Decided) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        reports.answer(fail)

    assert len(answers(reports)) == 1


def test_of_spam_nobody_is_told(reports: Reports) -> None:
    reports.receive(report(), REPLY, "somebody")

    reports.decide(["a"], decided(Decision.SPAM))

    kept = reports.report("a")
    assert kept
    assert not kept.is_awaited
    assert answers(reports) == []


@pytest.mark.parametrize(("days", "is_kept"), [(89, True), (90, False)])
def test_an_address_is_kept_for_ninety_days_at_most(
    reports: Reports, days: int, *, is_kept: bool
) -> None:
    reports.receive(report(), REPLY, "somebody")

    reports.forget(NOW + timedelta(days=days))

    kept = reports.report("a")
    assert kept
    assert kept.is_awaited == is_kept


@pytest.mark.parametrize(
    ("days", "is_closed", "is_kept"),
    [(365, True, True), (366, True, False), (729, False, True), (730, False, False)],
)
def test_a_report_is_kept_a_year_after_its_decision_and_two_years_at_most(
    reports: Reports, days: int, *, is_closed: bool, is_kept: bool
) -> None:
    reports.receive(report(), None, "somebody")
    if is_closed:
        reports.decide(["a"], decided())

    reports.forget(NOW + timedelta(days=days))

    assert (reports.report("a") is not None) == is_kept
