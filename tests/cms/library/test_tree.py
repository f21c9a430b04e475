"""The page tree follows the languages of the installation."""

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from wagtail.coreutils import get_content_languages
from wagtail.models import Locale

from cms.demonstration.files import CONTENT_FOLDER
from cms.demonstration.seeding import Seed
from cms.library.models import CaseStudyPage, LibraryPage
from cms.library.tree import ensure_tree
from content_models.deployment import PROJECT_FOLDER
from content_models.languages import INTERFACE_LANGUAGES, interface_language
from content_models.published import PublishedStore
from tests.cms import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def ukrainian(
    publishing: PublishedStore, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> Iterator[None]:
    """An installation that had five languages when it was made, and has six now."""
    monkeypatch.setitem(INTERFACE_LANGUAGES, "uk", interface_language("uk"))
    settings.LANGUAGES = [*settings.LANGUAGES, ("uk", "Українська")]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES
    get_content_languages.cache_clear()
    yield
    get_content_languages.cache_clear()


def test_a_new_language_gets_its_locale_and_folder_in_an_old_installation(
    publishing: PublishedStore, ukrainian: None
) -> None:
    before = set(LibraryPage.objects.values_list("pk", flat=True))

    ensure_tree()

    added = LibraryPage.objects.exclude(pk__in=before).get()
    original = LibraryPage.objects.get(locale__language_code="fr")
    assert added.title == "Library (Українська)"
    assert added.locale.language_code == "uk"
    assert added.translation_key == original.translation_key


def test_made_again_it_changes_nothing(ukrainian: None) -> None:
    ensure_tree()
    before = list(LibraryPage.objects.values_list("pk", "title"))

    ensure_tree()

    assert list(LibraryPage.objects.values_list("pk", "title")) == before


def test_content_is_written_in_the_new_language(ukrainian: None) -> None:
    ensure_tree()

    page = factories.published_case_study("Майстерня", slug="maisternia", language="uk")

    assert page.live
    assert page.get_parent().specific.locale.language_code == "uk"


def test_the_admin_answers_a_browser_that_asks_for_it(ukrainian: None) -> None:
    answer = Client().get("/login/", headers={"Accept-Language": "uk-UA"})

    assert answer.status_code == 200
    assert '<html lang="uk"' in answer.content.decode()


def test_the_admin_is_offered_in_the_languages_that_it_is_translated_into() -> None:
    program = (
        "from django.conf import settings; print(*dict(settings.WAGTAILADMIN_PERMITTED_LANGUAGES))"
    )

    told = subprocess.run(
        [sys.executable, "-c", program],
        cwd=PROJECT_FOLDER,
        env=os.environ | {"LANGUAGES": "uk,fr", "DJANGO_SETTINGS_MODULE": "cms.settings"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.split() == ["fr"]


def test_a_language_that_goes_takes_no_content_with_it(
    publishing: PublishedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = factories.published_case_study("Werkstatt", slug="werkstatt", language="de")
    monkeypatch.delitem(INTERFACE_LANGUAGES, "de")

    ensure_tree()

    assert Locale.objects.filter(language_code="de").exists()
    assert CaseStudyPage.objects.get(pk=page.pk).live


def test_the_demonstration_is_loaded_in_the_languages_there_are(
    empty_cms: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for code in ("de", "el"):
        monkeypatch.delitem(INTERFACE_LANGUAGES, code)

    Seed(CONTENT_FOLDER, lambda _line: None).load()

    locales = set(CaseStudyPage.objects.values_list("locale__language_code", flat=True))
    assert locales == {"fr", "en"}


def test_no_migration_depends_on_the_languages() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "cms", "makemigrations", "--check", "--dry-run"],
        cwd=PROJECT_FOLDER,
        env=os.environ | {"LANGUAGES": "uk,fr", "DJANGO_SETTINGS_MODULE": "cms.settings"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "No changes detected" in told.stdout
