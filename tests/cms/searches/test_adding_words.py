"""Words that readers search for are added to a theme."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from cms.searches.forms import likely_language
from cms.taxonomy.models import Theme, ThemeLabel
from tests.cms import factories
from tests.cms.searches.counted import counted, damage, open_searches, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme(empty_cms: None) -> Any:
    factories.theme("Santé")
    return factories.theme()


def add(client: Client, query: str, **form: str) -> Any:
    return client.post(f"/searches/add/?{query}", form)


def test_a_line_leads_to_the_form_and_the_form_back_to_the_list(
    reviewer: Client, theme: Any
) -> None:
    counted("cours francais")
    counted("collocation", language="en", days_ago=2)
    shown = page(reviewer, "language=en&days=30")
    start = shown.index("/cms/searches/add/?")
    address = shown[start : shown.index('"', start)].replace("&amp;", "&")
    query = urlsplit(address).query

    form = reviewer.get(address.removeprefix("/cms")).content.decode()
    answer = add(reviewer, query, words=" co-\nlocation ", language="fr", theme=str(theme.pk))

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
    reviewer: Client, theme: Any
) -> None:
    counted("logement")

    query = "words=logement&in=fr"
    answer = add(reviewer, query, words="Logement", language="fr", theme=str(theme.pk))

    assert answer.status_code == 302
    assert ThemeLabel.objects.get(theme=theme).synonyms == ""
    assert open_searches() == set()


def test_a_theme_without_that_language_asks_for_its_name(reviewer: Client, theme: Any) -> None:
    counted("سكن", language="ar")
    form = {"words": "سكن", "language": "ar", "theme": str(theme.pk)}
    query = "words=سكن&in=ar"

    asked = add(reviewer, query, **form)
    taken_by = {"language": "ar", "theme": Theme.objects.exclude(pk=theme.pk).get()}
    ThemeLabel.objects.create(label="السكن", **taken_by)
    taken = add(reviewer, query, **form, name="السكن")
    before = open_searches()
    done = add(reviewer, query, **form, name="الإسكان")

    assert [each.status_code for each in (asked, taken, done)] == [200, 200, 302]
    assert list(asked.context["form"].errors) == ["name"]
    assert list(taken.context["form"].errors) == ["name"]
    assert before == {"سكن"}
    assert open_searches() == set()
    label = ThemeLabel.objects.get(theme=theme, language="ar")
    assert (label.label, label.synonym_list) == ("الإسكان", ("سكن",))


def test_nonsense_is_refused_at_its_field(reviewer: Client, theme: Any) -> None:
    for form in (
        {},
        {"words": "", "language": "fr", "theme": str(theme.pk)},
        {"words": "x" * 101, "language": "fr", "theme": str(theme.pk)},
        {"words": "a", "language": "xx", "theme": str(theme.pk)},
        {"words": "a", "language": "fr", "theme": "0"},
        {"words": "a", "language": "fr", "theme": "x\x00"},
    ):
        answer = add(reviewer, "words=" + "%00" * 999, **form)
        assert answer.status_code == 200
        assert answer.context["form"].errors
    assert ThemeLabel.objects.get(theme=theme).synonyms == ""


def test_the_theme_gets_the_words_even_where_the_counts_fail(
    reviewer: Client, theme: Any, settings: Any, tmp_path: Path
) -> None:
    damage(settings, tmp_path)

    answer = add(reviewer, "words=toit&in=fr", words="toit", language="fr", theme=str(theme.pk))

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
