"""Searches that lead nowhere, in the admin."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client

from cms.searches.forms import likely_language
from cms.searches.services import forget_old_counts, search_counts, today
from cms.taxonomy.models import Theme, ThemeLabel
from content_models.deployment import Deployment
from content_models.inbox import Section
from content_models.searches import Question, Search, SearchFilter, Tally
from tests.cms import factories
from tests.cms.signing_in import signed_in

pytestmark = pytest.mark.django_db
NOTHING, SOMETHING = Tally(3), Tally(3, results=7)


@pytest.fixture
def reviewer(empty_cms: None, settings: Any) -> Client:
    settings.SEARCH_COUNTS_DAYS = 90
    return signed_in("reviewer")


@pytest.fixture
def editor(reviewer: Client) -> Client:
    return signed_in("editor")


def counted(
    words: str,
    tally: Tally = NOTHING,
    *,
    language: str = "fr",
    section: Section = Section.LIBRARY,
    days_ago: int = 0,
) -> None:
    day = today() - timedelta(days=days_ago)
    search_counts().add({Search(words, language, section): tally}, day)


def page(client: Client, query: str = "") -> str:
    answer = client.get(f"/searches/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def words_in(shown: str) -> list[str]:
    return re.findall(r'<bdi id="words-\d+">([^<]*)</bdi>', shown)


def open_searches() -> set[str]:
    chosen = (SearchFilter(each, today() - timedelta(days=80)) for each in Question)
    return {
        row.search.words for each in chosen for row in search_counts().page(each, start=0, limit=99)
    }


def test_strangers_are_asked_to_sign_in(db: None) -> None:
    for path in ("/searches/", "/searches/add/"):
        answer = Client().get(path)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/cms/login/")


def test_who_edits_nothing_may_not_read_it(reviewer: Client) -> None:
    guest = get_user_model().objects.create_user("guest", password="secret")
    guest.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(guest)

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


@pytest.mark.usefixtures("empty_cms")
class TestAddingWordsToATheme:
    @pytest.fixture
    def theme(self) -> Any:
        factories.theme("Santé")
        return factories.theme()

    def add(self, client: Client, query: str, **form: str) -> Any:
        return client.post(f"/searches/add/?{query}", form)

    def test_a_line_leads_to_the_form_and_the_form_back_to_the_list(
        self, reviewer: Client, theme: Any
    ) -> None:
        counted("cours francais")
        counted("collocation", language="en", days_ago=2)
        shown = page(reviewer, "language=en&days=30")
        start = shown.index("/cms/searches/add/?")
        address = shown[start : shown.index('"', start)].replace("&amp;", "&")
        query = urlsplit(address).query

        form = reviewer.get(address.removeprefix("/cms")).content.decode()
        answer = self.add(
            reviewer, query, words=" co-\nlocation ", language="fr", theme=str(theme.pk)
        )

        assert parse_qs(query)["words"] == ["collocation"]
        assert 'value="collocation"' in form
        assert form.index("Logement</option>") < form.index("Santé</option>")
        assert answer.status_code == 302
        assert parse_qs(urlsplit(answer["Location"]).query) == {
            "list": ["found"],
            "language": ["en"],
            "days": ["30"],
        }
        assert ThemeLabel.objects.get(theme=theme).synonym_list == ("co- location",)
        assert open_searches() == {"cours francais"}
        decided = page(reviewer, "state=decided")
        assert "collocation" in decided
        assert "(Logement)" in decided
        assert Theme.objects.get(pk=theme.pk).latest_revision.user.username == "reviewer"

    def test_words_that_the_theme_has_already_are_told_and_dealt_with(
        self, reviewer: Client, theme: Any
    ) -> None:
        counted("logement")

        query = "words=logement&in=fr"
        answer = self.add(reviewer, query, words="Logement", language="fr", theme=str(theme.pk))

        assert answer.status_code == 302
        assert ThemeLabel.objects.get(theme=theme).synonyms == ""
        assert open_searches() == set()

    def test_a_theme_without_that_language_asks_for_its_name(
        self, reviewer: Client, theme: Any
    ) -> None:
        counted("سكن", language="ar")
        form = {"words": "سكن", "language": "ar", "theme": str(theme.pk)}
        query = "words=سكن&in=ar"

        asked = self.add(reviewer, query, **form)
        taken_by = {"language": "ar", "theme": Theme.objects.exclude(pk=theme.pk).get()}
        ThemeLabel.objects.create(label="السكن", **taken_by)
        taken = self.add(reviewer, query, **form, name="السكن")
        before = open_searches()
        done = self.add(reviewer, query, **form, name="الإسكان")

        assert [each.status_code for each in (asked, taken, done)] == [200, 200, 302]
        assert list(asked.context["form"].errors) == ["name"]
        assert list(taken.context["form"].errors) == ["name"]
        assert before == {"سكن"}
        assert open_searches() == set()
        label = ThemeLabel.objects.get(theme=theme, language="ar")
        assert (label.label, label.synonym_list) == ("الإسكان", ("سكن",))

    def test_nonsense_is_refused_at_its_field(self, reviewer: Client, theme: Any) -> None:
        for form in (
            {},
            {"words": "", "language": "fr", "theme": str(theme.pk)},
            {"words": "x" * 101, "language": "fr", "theme": str(theme.pk)},
            {"words": "a", "language": "xx", "theme": str(theme.pk)},
            {"words": "a", "language": "fr", "theme": "0"},
            {"words": "a", "language": "fr", "theme": "x\x00"},
        ):
            answer = self.add(reviewer, "words=" + "%00" * 999, **form)
            assert answer.status_code == 200
            assert answer.context["form"].errors
        assert ThemeLabel.objects.get(theme=theme).synonyms == ""

    def test_the_theme_gets_the_words_even_where_the_counts_fail(
        self, reviewer: Client, theme: Any, settings: Any, tmp_path: Path
    ) -> None:
        damage(settings, tmp_path)

        answer = self.add(
            reviewer, "words=toit&in=fr", words="toit", language="fr", theme=str(theme.pk)
        )

        assert answer.status_code == 302
        assert ThemeLabel.objects.get(theme=theme).synonym_list == ("toit",)


@pytest.mark.parametrize(
    ("words", "language", "likely"),
    [
        ("logement", "fr", "fr"),
        ("logement", "en", "en"),
        ("سكن", "fr", "ar"),
        ("2026 سكن", "fr", "ar"),
        ("δουλεια", "en", "el"),
        ("δουλεια", "el", "el"),
        ("logement", "ar", ""),
        ("64400", "fr", "fr"),
        ("", "", ""),
    ],
)
def test_the_language_of_words_is_guessed_by_their_script(
    words: str, language: str, likely: str
) -> None:
    assert likely_language(words, language) == likely


def damage(settings: Any, tmp_path: Path) -> None:
    settings.DEPLOYMENT = Deployment(tmp_path / "damaged")
    search_counts.cache_clear()
    search_counts().path.parent.mkdir()
    search_counts().path.write_bytes(b"not a database" * 500)


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
