"""What readers looked for, in the admin."""

import csv
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from sqlalchemy import select

from cms.ground.spreadsheets import harmless
from cms.inbox.services import inbox
from cms.publishing.worker import Worker
from content_models.deployment import Deployment
from content_models.inbox import Section, Wish, WishFilter
from content_models.inbox.tables import wishes
from content_models.published import PublishedStore
from tests.cms.signing_in import guest, signed_in

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def editor(empty_cms: None) -> Client:
    return signed_in("editor")


def receive(identifier: str, **values: Any) -> Wish:
    fields: dict[str, Any] = {
        "identifier": identifier,
        "text": "Un cours de couture",
        "language": "fr",
        "section": Section.LIBRARY,
        "words": "couture",
        "filters": "",
        "received_at": NOW,
    }
    wish = Wish(**(fields | values))
    inbox().receive(wish, identifier)
    return wish


def states() -> dict[str, bool]:
    return {
        each.identifier: each.is_handled for each in inbox().page(WishFilter(), start=0, limit=100)
    }


def test_who_edits_nothing_may_not_read_it(publishing: PublishedStore) -> None:
    client = guest()

    answers = [client.get("/wishes/"), client.post("/wishes/"), client.get("/wishes/csv/")]

    assert [answer.status_code for answer in answers] == [302, 302, 302]
    assert "/cms/wishes/" not in client.get("/").content.decode()


def test_an_empty_inbox_is_a_page_and_stands_in_the_menu(editor: Client) -> None:
    assert editor.get("/wishes/").status_code == 200
    assert "/cms/wishes/" in editor.get("/").content.decode()


def test_the_newest_wishes_come_first_with_what_was_searched(editor: Client) -> None:
    receive("a", text="Le plus ancien")
    receive(
        "b",
        text="Le plus récent",
        language="de",
        section=Section.DIRECTORY,
        words="Nähkurs",
        filters="theme=logement-0000000000",
        received_at=NOW + timedelta(hours=1),
    )

    page = editor.get("/wishes/").content.decode()

    assert page.index("Le plus récent") < page.index("Le plus ancien")
    assert "Nähkurs, theme: logement-0000000000" in page
    address = "http://localhost:8000/de/directory?q=N%C3%A4hkurs&amp;theme=logement-0000000000"
    assert address in page


def test_what_a_reader_typed_is_shown_and_never_run(editor: Client) -> None:
    attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    receive("a", text=attack, words=attack, filters=f"theme={attack}")

    page = editor.get("/wishes/").content.decode()

    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_filters_narrow_the_list_and_nonsense_narrows_nothing(editor: Client) -> None:
    receive("a", text="Texte français")
    receive("b", text="Deutscher Text", language="de")
    inbox().set_handled(["a"], is_handled=True)

    def page(query: str) -> tuple[bool, bool]:
        text = editor.get(f"/wishes/?{query}").content.decode()
        return "Texte français" in text, "Deutscher Text" in text

    assert page("") == (False, True)
    assert page("state=handled") == (True, False)
    assert page("state=all") == (True, True)
    assert page("state=all&language=de") == (False, True)
    assert page("state=%00&language=xx&p=-1") == (False, True)
    assert page("state=all&p=99999999999") == (True, True)


def test_the_list_has_pages(editor: Client) -> None:
    for number in range(51):
        receive(str(number), text=f"[{number}]", received_at=NOW + timedelta(minutes=number))

    first, second = (editor.get(f"/wishes/?p={page}").content.decode() for page in (1, 2))

    assert "[50]" in first
    assert "[0]" not in first
    assert "[0]" in second
    assert "[50]" not in second


def test_an_editor_handles_reopens_and_deletes(editor: Client) -> None:
    receive("a")
    receive("b")

    editor.post("/wishes/", {"action": "delete", "wish": ["b"]})
    answer = editor.post("/wishes/?language=fr", {"action": "handle", "wish": ["a", "b"]})
    handled = states()
    editor.post("/wishes/", {"action": "reopen", "wish": ["a"]})
    reopened = states()
    editor.post("/wishes/", {"action": "delete", "wish": ["a", "b", "unknown"]})
    editor.post("/wishes/", {"action": "nonsense", "wish": ["a"]})

    assert (answer.status_code, answer["Location"]) == (302, "/cms/wishes/?language=fr")
    assert handled == {"a": True, "b": True}
    assert reopened == {"a": False, "b": True}
    assert states() == {"a": False}


def test_a_change_needs_the_token_of_the_admin(editor: Client) -> None:
    receive("a")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = editor.cookies

    assert strict.post("/wishes/", {"action": "handle", "wish": ["a"]}).status_code == 403
    assert states() == {"a": False}


def test_the_file_holds_the_filtered_list_and_no_formula(editor: Client) -> None:
    receive("a", text='=HYPERLINK("http://evil.test","x")', words="+33", filters="theme=a")
    receive("b", text='deux\nlignes, "citées"; ΐ', language="el", section=None, words="")

    answer = editor.get("/wishes/csv/?state=all")

    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]  # of a streamed answer
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert "attachment" in answer["Content-Disposition"]
    assert [row[5] for row in rows[1:]] == [
        '\'=HYPERLINK("http://evil.test","x")',
        'deux\nlignes, "citées"; ΐ',
    ]
    assert rows[1][3] == "'+33"
    assert all(len(row) == 7 for row in rows)


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", " =1", "\n=1"])
def test_a_cell_that_begins_like_a_formula_becomes_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


def test_without_an_inbox_the_admin_says_so(editor: Client, settings: Any, tmp_path: Path) -> None:
    settings.DEPLOYMENT = Deployment(tmp_path / "damaged")
    inbox.cache_clear()
    inbox().path.parent.mkdir()
    inbox().path.write_bytes(b"not a database" * 500)

    assert editor.get("/wishes/").status_code == 503
    assert editor.get("/wishes/csv/").status_code == 503
    assert editor.post("/wishes/", {"action": "handle", "wish": ["a"]}).status_code == 302


def test_the_worker_forgets_senders_also_where_nobody_writes_any_more(
    publishing: PublishedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    receive("a", received_at=datetime.now(UTC) - timedelta(days=2))
    worker = Worker()
    monkeypatch.setattr("cms.publishing.worker.sweep", worker.stop)
    monkeypatch.setattr("cms.publishing.worker.close_old_connections", lambda: None)

    worker.run()

    with inbox()._engine.connect() as connection:
        assert set(connection.scalars(select(wishes.c.sender))) == {""}
