import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from content_models.deployment import Deployment
from content_models.inbox import (
    Inbox,
    InboxFullError,
    InboxUnavailableError,
    Limits,
    Section,
    SenderFloodError,
    Wish,
    WishFilter,
)
from content_models.inbox import store as module
from content_models.inbox.tables import wishes

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
ALL = WishFilter()


@pytest.fixture
def inbox(deployment: Deployment) -> Inbox:
    return Inbox(deployment)


def wish(identifier: str = "a", **values: Any) -> Wish:
    fields: dict[str, Any] = {
        "identifier": identifier,
        "text": "Un cours de couture le soir",
        "language": "fr",
        "section": Section.LIBRARY,
        "words": "couture soir",
        "filters": "country=FR",
        "received_at": NOW,
    }
    return Wish(**(fields | values))


def everything(inbox: Inbox) -> list[Wish]:
    return inbox.page(ALL, start=0, limit=100)


def senders(inbox: Inbox) -> set[str]:
    with inbox._engine.connect() as connection:
        return set(connection.scalars(select(wishes.c.sender)))


def test_an_inbox_that_was_never_used_is_empty(inbox: Inbox) -> None:
    assert inbox.count(ALL) == 0
    assert everything(inbox) == []


def test_a_wish_is_read_back_as_it_came(inbox: Inbox) -> None:
    from_the_library = wish("a", text="🧵 Nähkurs <b>ΐ</b> خياطة\nabends")
    from_no_list = wish("b", section=None, words="", filters="", language="ar")

    inbox.receive(from_the_library, "somebody")
    inbox.receive(from_no_list, "somebody")

    assert everything(inbox) == [from_the_library, from_no_list]


def test_a_form_sent_twice_counts_once_and_the_later_words_hold(inbox: Inbox) -> None:
    inbox.receive(wish("a", text="un cour"), "somebody")
    inbox.set_handled(["a"], is_handled=True)

    inbox.receive(wish("a", text="un cour"), "somebody")
    again = everything(inbox)
    inbox.receive(wish("a", text="un cours"), "somebody")

    assert [(each.text, each.is_handled) for each in again] == [("un cour", True)]
    assert [(each.text, each.is_handled) for each in everything(inbox)] == [("un cours", False)]


def test_sending_the_same_form_again_is_never_a_flood(deployment: Deployment) -> None:
    inbox = Inbox(deployment, Limits(a_sender_an_hour=1, a_day=1))

    for _ in range(5):
        inbox.receive(wish("a"), "somebody")

    assert inbox.count(ALL) == 1


def test_one_sender_is_stopped_for_an_hour_and_others_are_not(deployment: Deployment) -> None:
    inbox = Inbox(deployment, Limits(a_sender_an_hour=2))
    inbox.receive(wish("a"), "busy")
    inbox.receive(wish("b"), "busy")

    with pytest.raises(SenderFloodError):
        inbox.receive(wish("c"), "busy")

    inbox.receive(wish("d"), "calm")
    inbox.receive(wish("e", received_at=NOW + timedelta(minutes=61)), "busy")
    assert [each.identifier for each in everything(inbox)] == ["e", "a", "b", "d"]


def test_all_senders_together_are_stopped_for_a_day(deployment: Deployment) -> None:
    inbox = Inbox(deployment, Limits(a_day=3))
    for number in range(3):
        inbox.receive(wish(f"robot-{number}"), f"robot-{number}")

    with pytest.raises(InboxFullError):
        inbox.receive(wish("late"), "somebody")

    inbox.receive(wish("next", received_at=NOW + timedelta(hours=25)), "somebody")
    assert inbox.count(ALL) == 4


def test_the_limits_hold_when_many_processes_write_at_once_into_a_new_inbox(
    deployment: Deployment,
) -> None:
    inboxes = [Inbox(deployment, Limits(a_sender_an_hour=5)) for _ in range(4)]

    def send(number: int) -> bool:
        try:
            inboxes[number % 4].receive(wish(f"form-{number // 2}"), "busy")
        except SenderFloodError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        taken = sum(pool.map(send, range(40)))  # twenty forms, each sent twice

    assert taken >= 5
    assert inboxes[0].count(ALL) == 5


def test_senders_are_forgotten_after_a_day(inbox: Inbox) -> None:
    inbox.receive(wish("a"), "yesterday's")
    inbox.receive(wish("b", received_at=NOW + timedelta(hours=23)), "today's")

    inbox.receive(wish("c", received_at=NOW + timedelta(hours=24)), "mine")
    on_write = senders(inbox)
    inbox.forget(NOW + timedelta(hours=48))

    assert on_write == {"", "today's", "mine"}
    assert senders(inbox) == {""}
    assert inbox.count(ALL) == 3


@pytest.mark.parametrize(
    ("days", "is_handled", "is_kept"),
    [(364, True, True), (365, True, False), (729, False, True), (730, False, False)],
)
def test_a_wish_is_deleted_after_a_year_if_it_was_handled_and_after_two_if_not(
    inbox: Inbox, days: int, is_handled: bool, is_kept: bool
) -> None:
    inbox.receive(wish("a"), "somebody")
    inbox.set_handled(["a"], is_handled=is_handled)

    inbox.forget(NOW + timedelta(days=days))

    assert bool(everything(inbox)) == is_kept


def test_editors_filter_turn_pages_and_handle(inbox: Inbox) -> None:
    for number in range(5):
        language = "de" if number == 2 else "fr"
        moment = NOW + timedelta(minutes=number)
        inbox.receive(wish(str(number), language=language, received_at=moment), "somebody")

    inbox.set_handled(["0", "3", "unknown"], is_handled=True)

    def page(chosen: WishFilter, start: int = 0) -> str:
        return "".join(each.identifier for each in inbox.page(chosen, start=start, limit=2))

    assert [page(ALL), page(ALL, 2), page(ALL, 4)] == ["43", "21", "0"]
    assert page(WishFilter(language="de")) == "2"
    assert page(WishFilter(is_handled=True)) == "30"
    assert page(WishFilter("fr", is_handled=False)) == "41"
    assert inbox.count(WishFilter("fr", is_handled=False)) == 2


def test_only_what_is_handled_can_be_deleted(inbox: Inbox) -> None:
    inbox.receive(wish("a"), "somebody")
    inbox.receive(wish("b"), "somebody")
    inbox.set_handled(["a"], is_handled=True)

    inbox.delete_handled(["a", "b"])

    assert [each.identifier for each in everything(inbox)] == ["b"]


def test_a_file_moved_away_is_replaced_instead_of_written_to(tmp_path: Path) -> None:
    inbox = Inbox(Deployment(tmp_path))
    inbox.receive(wish("a"), "somebody")
    inbox.path.rename(inbox.path.with_suffix(".moved"))

    inbox.receive(wish("b"), "somebody")

    assert [each.identifier for each in everything(inbox)] == ["b"]


def test_a_damaged_file_is_said_to_be_unavailable_and_left_alone(tmp_path: Path) -> None:
    inbox = Inbox(Deployment(tmp_path))
    inbox.path.write_bytes(b"not a database" * 500)

    with pytest.raises(InboxUnavailableError):
        inbox.receive(wish("a"), "somebody")
    with pytest.raises(InboxUnavailableError):
        inbox.count(ALL)

    assert inbox.path.read_bytes() == b"not a database" * 500


def test_a_locked_inbox_gives_up_after_some_seconds(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOCK_SECONDS", 0.1)
    inbox.receive(wish("a"), "somebody")

    with held(inbox), pytest.raises(InboxUnavailableError) as refused:
        inbox.receive(wish("b", text="words of a reader"), "somebody")

    inbox.receive(wish("b"), "somebody")
    assert inbox.count(ALL) == 2
    assert "words of a reader" not in str(refused.value)


@contextmanager
def held(inbox: Inbox) -> Iterator[None]:
    """Another process writes, and does not come to an end."""
    if inbox._deployment.uses_postgresql:
        with Inbox(inbox._deployment)._lock():
            yield
        return
    with closing(sqlite3.connect(inbox.path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
