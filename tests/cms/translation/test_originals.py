"""Originals that are deleted or unpublished, translations of translations, versions of before."""

import pytest
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from cms.library.models import CaseStudyPage
from cms.preview.drafts import project
from cms.translation import beginning
from cms.translation.models import Version
from content_models.documents import Translation as DocumentTranslation
from tests.cms import factories
from tests.cms.translation import translators
from tests.cms.translation.versions import by_hand, original, places, stale

pytestmark = pytest.mark.django_db


def test_what_was_translated_before_the_original_changed_again_is_older(
    empty_cms: None,
) -> None:
    item = original()
    translation = translators.begun(item, "de")
    translators.translate(translation)
    translators.publish(translation)
    item = translators.change(item, summary="Une fois.")
    translators.translate(translation)

    item = translators.change(item, summary="Deux fois.")
    translators.publish(translation)

    assert stale(item, "de") == ["summary"]


def test_a_translation_of_a_translation_is_as_old_as_what_it_was_made_of(
    empty_cms: None,
) -> None:
    item = original()
    english = translators.translated(item, "en")
    translators.translated(english, "el")
    first = Translation.objects.get(target_locale__language_code="en")
    second = Translation.objects.get(target_locale__language_code="el")

    item = translators.change(item, summary="Autre.")
    assert stale(item, "en") == stale(item, "el") == ["summary"]

    translators.translate(first)
    translators.publish(first)
    assert (stale(item, "en"), stale(item, "el")) == ([], ["summary"])

    translators.translate(second)
    translators.publish(second)
    assert stale(item, "el") == []


def test_an_original_that_is_unpublished_stays_the_original(empty_cms: None) -> None:
    item = original()
    by_hand(item, "de")
    item = translators.change(item, summary="Autre.")

    item.unpublish()

    assert places(item, "de") == [("summary", None, False)]


def test_an_original_that_is_deleted_leaves_the_next_version_as_one(empty_cms: None) -> None:
    item = original()
    english = translators.translated(item, "en")
    by_hand(item, "de")
    item = translators.change(item, summary="Autre.")

    item.delete()

    assert places(english, "en") == []
    assert stale(english, "en") == []
    assert stale(english, "de") == []  # both translated the same text
    english = translators.change(english, title="Other")
    assert stale(english, "de") == ["title"]


def test_a_draft_that_becomes_the_original_is_answered_once_it_is_published(
    empty_cms: None,
) -> None:
    item = original()
    english = translators.begun(item, "en").get_target_instance()
    translators.translated(item, "de")
    item.delete()

    english = translators.change(english, summary="First.")

    assert english.live
    assert stale(english, "de") == []
    translators.change(english, summary="Second.")
    assert stale(english, "de") == ["summary"]


def test_what_was_translated_and_not_published_outlives_the_original(empty_cms: None) -> None:
    item = original()
    translation = translators.begun(item, "de")
    translators.translate(translation)
    german = translation.get_target_instance()

    Page.objects.get(pk=item.pk).delete()

    kept = translators.now(german)
    assert not kept.live
    assert kept.get_latest_revision_as_object().title == f"de {item.title}"
    assert StringTranslation.objects.exists()
    assert not Translation.objects.filter(enabled=True).exists()


def test_a_deleted_translation_is_forgotten(empty_cms: None) -> None:
    item = original()
    german = by_hand(item, "de")

    german.delete()

    assert list(Version.objects.values_list("language", flat=True)) == ["fr"]


def test_a_translation_published_before_its_original_answers_what_comes(
    empty_cms: None,
) -> None:
    item = original()
    item.unpublish()
    Version.objects.all().delete()
    by_hand(item, "de")

    item = translators.change(item, summary="Enfin.")

    assert stale(item, "de") == []


def test_versions_from_before_freshness_was_known_are_judged_by_their_age(
    empty_cms: None,
) -> None:
    item = original(summary="Avant.")
    german = by_hand(item, "de", summary="Vorher.")
    by_hand(item, "en")
    item = translators.change(item, summary="Après.")
    english = CaseStudyPage.objects.get(
        translation_key=item.translation_key, locale__language_code="en"
    )
    translators.change(english, summary="After.")
    Version.objects.all().delete()

    beginning.ensure_versions()

    assert "summary" in stale(item, "de")
    assert len(stale(item, "de")) == len(Version.objects.get(language="de").parts)
    assert stale(item, "en") == []
    assert places(german, "fr") == []


def test_a_draft_that_was_never_saved_has_a_document(empty_cms: None) -> None:

    draft = project(factories.case_study(), "fr").document

    assert draft.translation == DocumentTranslation()
