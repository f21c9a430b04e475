"""Searches that lead nowhere, in the admin."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from cms.searches.services import forget_old_counts
from cms.taxonomy.models import ThemeLabel
from content_models.inbox import Section
from content_models.searches import Tally
from tests.cms import factories
from tests.cms.searches.counted import (
    SOMETHING,
    counted,
    damage,
    open_searches,
    page,
    words_in,
)
from tests.cms.signing_in import guest, signed_in

pytestmark = pytest.mark.django_db


def test_who_edits_nothing_may_not_read_it(reviewer: Client) -> None:
    client = guest()

    answers = [client.get("/searches/"), client.post("/searches/"), client.get("/searches/add/")]

    assert [answer.status_code for answer in answers] == [302, 302, 302]
    assert "/cms/searches/" not in client.get("/").content.decode()


@pytest.mark.parametrize("login", ["editor", "translator", "reviewer", "admin"])
@pytest.mark.usefixtures("reviewer")
def test_empty_lists_are_pages_and_stand_in_the_menu(login: str) -> None:
    client = signed_in(login)

    assert words_in(page(client)) == words_in(page(client, "list=opened")) == []
    assert "/cms/searches/" in client.get("/").content.decode()


def test_the_two_lists_show_the_most_frequent_first(editor: Client) -> None:
    counted("rare", Tally(3))
    counted("souvent", Tally(8, with_most=12, related=9))
    counted("trouve", SOMETHING)
    counted("ouvert", Tally(5, 1, 7))

    found, opened = page(editor), page(editor, "list=opened")

    assert words_in(found) == ["souvent", "rare"]
    assert "<dd>12</dd>" in found
    assert "<dt>Proches par le sens seulement</dt><dd>9</dd>" in found
    assert words_in(opened) == ["trouve"]


def test_a_line_leads_to_the_search_in_a_way_that_is_not_counted(editor: Client) -> None:
    counted("zimmer & kuche", language="de", section=Section.DIRECTORY)

    shown = page(editor)

    address = "http://localhost:8000/de/directory?q=zimmer+%26+kuche&amp;sort=relevance"
    assert f'href="{address}"' in shown


def test_words_of_another_script_and_hostile_ones_are_shown_and_never_run(editor: Client) -> None:
    counted("تعلم اللغة", language="fr")
    counted("<script>alert(1)</script>\"'", language="fr")

    shown = page(editor)

    assert ">تعلم اللغة</bdi>" in shown
    assert "<script>alert(1)" not in shown
    assert "&lt;script&gt;alert(1)" in shown


def test_filters_narrow_the_list_and_nonsense_narrows_nothing(editor: Client) -> None:
    counted("vieux", days_ago=20)
    counted("neu", language="de")

    def shown(query: str) -> tuple[bool, bool]:
        text = page(editor, query)
        return ">vieux</bdi>" in text, ">neu</bdi>" in text

    assert shown("") == (True, True)
    assert shown("language=de") == (False, True)
    assert shown("days=7") == (False, True)
    assert shown("days=30") == (True, True)
    assert shown("list=%00&language=xx&days=-1&state=x&p=-1") == (True, True)
    assert shown("days=99999999999999999999&p=99999999999") == (True, True)


def test_the_list_has_pages(editor: Client) -> None:
    for number in range(51):
        counted(f"mot{number:02}", Tally(100 - number))

    first, second = page(editor, "p=1"), page(editor, "p=2")

    assert ("mot00" in first, "mot50" in first) == (True, False)
    assert ("mot00" in second, "mot50" in second) == (False, True)


def test_an_editor_dismisses_words_and_takes_it_back(editor: Client) -> None:
    counted("pizza")

    answer = editor.post(
        "/searches/?list=found&p=1", {"action": "dismiss", "words": "pizza", "in": "fr"}
    )

    assert (answer.status_code, answer["Location"]) == (302, "/cms/searches/?list=found&p=1")
    assert "pizza" not in page(editor)
    assert "pizza" in page(editor, "state=decided")
    editor.post("/searches/", {"action": "nonsense", "words": "pizza", "in": "fr"})
    assert open_searches() == set()
    editor.post("/searches/", {"action": "reopen", "words": "pizza", "in": "fr"})
    assert open_searches() == {"pizza"}


def test_a_change_needs_the_token_of_the_admin(editor: Client) -> None:
    counted("pizza")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = editor.cookies

    answer = strict.post("/searches/", {"action": "dismiss", "words": "pizza", "in": "fr"})

    assert answer.status_code == 403
    assert open_searches() == {"pizza"}


def test_who_may_not_change_themes_is_offered_no_button_and_refused(editor: Client) -> None:
    theme = factories.theme()
    counted("colocation")
    form = {"words": "colocation", "language": "fr", "theme": str(theme.pk)}

    assert "/searches/add/" not in page(editor)
    for name in ("editor", "translator"):
        answer = signed_in(name).post("/searches/add/?words=colocation&in=fr", form)
        assert answer.status_code == 302
    assert ThemeLabel.objects.get(theme=theme).synonyms == ""
    assert open_searches() == {"colocation"}


def test_without_counts_the_admin_says_so(editor: Client, settings: Any, tmp_path: Path) -> None:
    damage(settings, tmp_path)

    assert editor.get("/searches/").status_code == 503
    dismissed = editor.post("/searches/", {"action": "dismiss", "words": "a", "in": "fr"})
    assert dismissed.status_code == 302
    forget_old_counts()


def test_where_nothing_is_counted_the_admin_says_so_and_nothing_stays(
    editor: Client, settings: Any
) -> None:
    counted("autrefois")
    settings.SEARCH_COUNTS_DAYS = 0

    shown = page(editor)
    forget_old_counts()

    assert "autrefois" not in shown
    assert open_searches() == set()


def test_the_worker_forgets_what_is_old(reviewer: Client) -> None:
    counted("ancien", days_ago=91)
    counted("recent", days_ago=79)

    forget_old_counts()

    assert open_searches() == {"recent"}
