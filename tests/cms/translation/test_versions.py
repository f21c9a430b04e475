"""Versions written in the ordinary form, translations of translations, what is deleted or moved."""

from typing import Any

import pytest
from wagtail.blocks import StreamValue
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail_localize.models import StringTranslation, Translation

from cms.library.models import CaseStudyPage
from cms.preview.drafts import project
from cms.publishing.projection.collecting import collect
from cms.translation import beginning, services
from cms.translation.models import CarriedOver, Version
from content_models.documents import Translation as DocumentTranslation
from tests.cms import factories
from tests.cms.translation import translators
from tests.cms.translation.edits import edited, reworded
from tests.cms.translation.test_freshness import stale

pytestmark = pytest.mark.django_db

TEXTS = [("text", RichText("<p>Un.</p>")), ("quote", {"text": "Deux.", "attribution": ""})]


def original(**values: Any) -> Any:
    """A published case study of two blocks."""
    return factories.published_case_study(**{"body": TEXTS, "lessons": []} | values)


def by_hand(item: Any, language: str, **values: Any) -> Any:
    """A version written in the ordinary form, whose blocks have identities of their own."""
    return factories.translated_case_study(item, language, "Titel", **{"body": TEXTS} | values)


def places(item: Any, language: str) -> list[tuple[str, int | None, bool]]:
    """The stale parts of a version as readers have them."""
    found = collect([item.translation_key])
    assert not found.failures
    versions = found.documents[item.translation_key]
    document = next(each for each in versions if each.locale == language)
    return [(p.field, p.index, p.is_missing) for p in document.translation.stale_parts]


def _of(item: Any, *numbers: int) -> StreamValue:
    """Some blocks of the body, in an order."""
    blocks = [item.body[number] for number in numbers]
    values = [(each.block_type, each.value, each.id) for each in blocks]
    return StreamValue(item.body.stream_block, values)


def block(item: Any, number: int) -> str:
    """The name of a block of the body."""
    return f"body/{item.body[number].id}"


def test_blocks_of_other_identities_are_matched_by_their_order(publishing: object) -> None:
    item = original()
    german = by_hand(item, "de")

    translators.change(item, **edited(item, block(item, 1), reworded))

    assert stale(item, "de") == [block(german, 1)]
    assert places(item, "de") == [("body", 1, False)]


def test_a_part_that_is_written_anew_answers_the_original_as_it_stands(publishing: object) -> None:
    item = original()
    german = by_hand(item, "de")
    item = translators.change(item, summary="Autre.", **edited(item, block(item, 0), reworded))

    translators.change(german, summary="Anders.")

    assert stale(item, "de") == [block(german, 0)]


def test_what_somebody_says_holds_still_is_up_to_date(publishing: object) -> None:
    item = original()
    german = by_hand(item, "de")
    item = translators.change(item, summary="Autre.")

    assert services.confirm(item.translation_key, "de", "summary", german)

    assert stale(item, "de") == []
    assert not services.confirm(item.translation_key, "de", "summary", german)


def test_a_block_that_is_added_is_missing_until_it_is_translated(publishing: object) -> None:
    item = original()
    german = by_hand(item, "de")
    item.body.append(("text", RichText("<p>Trois.</p>")))
    item = translators.change(item, body=item.body)
    assert places(item, "de") == [("body", None, True)]

    german.body.append(("text", RichText("<p>Drei.</p>")))
    translators.change(german, body=german.body)

    assert places(item, "de") == []


def test_what_a_translation_has_more_does_not_translate_what_the_original_adds(
    publishing: object,
) -> None:
    item = original()
    german = by_hand(item, "de", body=[*TEXTS, ("text", RichText("<p>Mehr.</p>"))])
    item.body.append(("text", RichText("<p>Trois.</p>")))

    item = translators.change(item, body=item.body)
    assert places(item, "de") == [("body", None, True)]
    translators.change(german, summary="Anders.")

    assert places(item, "de") == [("body", None, True)]


def test_what_is_missing_can_be_left_out(publishing: object) -> None:
    item = original()
    german = by_hand(item, "de")
    item.body.append(("text", RichText("<p>Trois.</p>")))
    item = translators.change(item, body=item.body)

    services.confirm(item.translation_key, "de", block(item, 2), german)

    assert stale(item, "de") == []


def test_a_shorter_translation_lacks_nothing(publishing: object) -> None:
    item = original()
    by_hand(item, "de", body=TEXTS[:1])

    assert stale(item, "de") == []


def test_blocks_that_are_taken_away_moved_or_made_anew_make_nothing_stale(
    publishing: object,
) -> None:
    item = original()
    german = by_hand(item, "de")
    translators.translated(item, "ar")

    item = translators.change(item, body=_of(item, 1, 0))
    item = translators.change(item, body=[("text", RichText("<p>Un.</p>")), ("quote", TEXTS[1][1])])
    assert stale(item, "de") == stale(item, "ar") == []

    item = translators.change(item, body=_of(item, 0))
    assert stale(item, "de") == stale(item, "ar") == []
    translators.change(item, **edited(item, block(item, 0), reworded))
    assert stale(item, "de") == [block(german, 0)]


def test_what_was_changed_back_is_not_stale(publishing: object) -> None:
    item = original(summary="Avant.")
    by_hand(item, "de")

    item = translators.change(item, summary="Après.")
    item = translators.change(item, summary="Avant.")

    assert stale(item, "de") == []


def test_a_draft_of_the_original_makes_nothing_stale(publishing: object) -> None:
    item = original()
    by_hand(item, "de")

    item.summary = "Autre."
    item.save_revision()

    assert stale(item, "de") == []


def test_readers_keep_the_older_translation_of_what_changed(publishing: object) -> None:
    item = original()
    translation = translators.begun(item, "ar")
    translators.translate(translation)
    translators.publish(translation)
    item = translators.change(item, **edited(item, block(item, 1), reworded))

    arabic = translators.publish(translation)

    assert arabic.body[1].value["text"] == "ar Deux."
    assert CarriedOver.objects.count() == 1
    assert stale(item, "ar") == [block(item, 1)]


def test_typography_leaves_a_segment_translated(publishing: object) -> None:
    item = original(summary="Un « mot » d’ici")
    translation = translators.begun(item, "ar")
    translators.translate(translation)
    translators.publish(translation)

    translators.change(item, summary='Un "mot" d\'ici')
    arabic = translators.publish(translation)

    assert arabic.summary == "ar Un « mot » d’ici"
    assert not CarriedOver.objects.exists()


def test_what_was_translated_before_the_original_changed_again_is_older(
    publishing: object,
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
    publishing: object,
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


def test_an_original_that_is_unpublished_stays_the_original(publishing: object) -> None:
    item = original()
    by_hand(item, "de")
    item = translators.change(item, summary="Autre.")

    item.unpublish()

    assert places(item, "de") == [("summary", None, False)]


def test_an_original_that_is_deleted_leaves_the_next_version_as_one(publishing: object) -> None:
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
    publishing: object,
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


def test_what_was_translated_and_not_published_outlives_the_original(publishing: object) -> None:
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


def test_a_deleted_translation_is_forgotten(publishing: object) -> None:
    item = original()
    german = by_hand(item, "de")

    german.delete()

    assert list(Version.objects.values_list("language", flat=True)) == ["fr"]


def test_a_translation_published_before_its_original_answers_what_comes(
    publishing: object,
) -> None:
    item = original()
    item.unpublish()
    Version.objects.all().delete()
    by_hand(item, "de")

    item = translators.change(item, summary="Enfin.")

    assert stale(item, "de") == []


def test_versions_from_before_freshness_was_known_are_judged_by_their_age(
    publishing: object,
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


def test_a_draft_that_was_never_saved_has_a_document(publishing: object) -> None:

    draft = project(factories.case_study(), "fr").document

    assert draft.translation == DocumentTranslation()
