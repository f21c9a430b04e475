"""Adding what people type to a theme: its history, its readers, and what is there already."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import ModelLogEntry

from cms.publishing import rooms
from cms.publishing.models import OutboxEvent
from cms.publishing.projector import Projector
from cms.taxonomy.models import Theme, ThemeLabel
from cms.taxonomy.synonyms import NamelessThemeError, TakenNameError, add_synonym
from content_models.published import PublishedStore
from portal.settings import Settings
from tests.cms import factories
from tests.cms.signing_in import signed_in
from tests.integration.wagtail_signals.following import drain
from tests.portals import open_portal

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(db: None) -> Any:
    signed_in("reviewer")
    return get_user_model().objects.get(username="reviewer")


def synonyms(theme: Any, language: str = "fr") -> tuple[str, ...]:
    return ThemeLabel.objects.get(theme=theme, language=language).synonym_list


def test_a_synonym_is_a_version_in_the_history_and_reaches_readers(
    publishing: PublishedStore, projector: Projector, user: Any
) -> None:
    theme = factories.theme(synonyms="toit")
    drain(projector)

    assert add_synonym(theme, "chambre d’hôte", "fr", user)

    assert synonyms(theme) == ("toit", "chambre d’hôte")
    version = Theme.objects.get(pk=theme.pk).latest_revision
    assert version.user == user
    assert "chambre d’hôte" in str(version.content)
    assert ModelLogEntry.objects.get(action="wagtail.edit", user=user).revision == version
    assert OutboxEvent.objects.exists()
    drain(projector)
    with publishing.reading() as snapshot:
        (term,) = snapshot.versions([theme.key])[theme.key]
    assert term.synonyms == ("toit", "chambre d’hôte")  # type: ignore[union-attr]  # a term


def test_what_is_filed_under_the_theme_is_found_by_its_new_words(
    publishing: PublishedStore, projector: Projector, user: Any
) -> None:
    theme = factories.theme()
    page = factories.published_case_study("Une maison")
    page.themes = [theme]
    page.save_revision().publish()
    drain(projector)

    reader = open_portal(Settings(publishing.deployment, rooms.search_engine())).test_client()

    def found() -> str:
        return reader.get("/fr/library?q=je+cherche+une+yourte+partagée").get_data(as_text=True)

    before = found()
    add_synonym(theme, "yourte partagée", "fr", user)
    drain(projector)

    assert "Une maison" not in before
    assert "Une maison" in found()


@pytest.mark.parametrize("words", ["toit", "TOÎT", "Logement", "logement"])
def test_words_that_a_theme_has_are_not_added_twice(user: Any, words: str) -> None:
    theme = factories.theme(synonyms="toit")

    assert not add_synonym(theme, words, "fr", user)

    assert synonyms(theme) == ("toit",)
    assert Theme.objects.get(pk=theme.pk).latest_revision is None


def test_a_theme_without_a_name_in_the_language_is_given_one(user: Any) -> None:
    theme = factories.theme()
    with pytest.raises(NamelessThemeError):
        add_synonym(theme, "Zimmer", "de", user)

    assert add_synonym(theme, "Zimmer", "de", user, name="Wohnen")
    assert add_synonym(theme, "سكن", "ar", user, name="السكن")
    assert not add_synonym(theme, "Στέγη", "el", user, name="στέγη")

    assert {each.language: each.label for each in ThemeLabel.objects.filter(theme=theme)} == {
        "fr": "Logement",
        "de": "Wohnen",
        "ar": "السكن",
        "el": "στέγη",
    }
    assert (synonyms(theme, "de"), synonyms(theme, "el")) == (("Zimmer",), ())


def test_a_name_that_another_theme_has_is_refused(user: Any) -> None:
    add_synonym(factories.theme(), "Zimmer", "de", user, name="Wohnen")
    other = factories.theme("Santé")

    with pytest.raises(TakenNameError):
        add_synonym(other, "Arzt", "de", user, name="WOHNEN")

    assert not ThemeLabel.objects.filter(theme=other, language="de").exists()
