"""Which parts of a version are stale, where somebody wrote it by hand or moved its blocks."""

import pytest
from wagtail.rich_text import RichText

from cms.translation import services
from cms.translation.models import CarriedOver
from tests.cms.translation import translators
from tests.cms.translation.edits import edited, reworded
from tests.cms.translation.versions import TEXTS, block, by_hand, original, places, some_of, stale

pytestmark = pytest.mark.django_db


def test_blocks_of_other_identities_are_matched_by_their_order(empty_cms: None) -> None:
    item = original()
    german = by_hand(item, "de")

    translators.change(item, **edited(item, block(item, 1), reworded))

    assert stale(item, "de") == [block(german, 1)]
    assert places(item, "de") == [("body", 1, False)]


def test_a_part_that_is_written_anew_answers_the_original_as_it_stands(empty_cms: None) -> None:
    item = original()
    german = by_hand(item, "de")
    item = translators.change(item, summary="Autre.", **edited(item, block(item, 0), reworded))

    translators.change(german, summary="Anders.")

    assert stale(item, "de") == [block(german, 0)]


def test_what_somebody_says_holds_still_is_up_to_date(empty_cms: None) -> None:
    item = original()
    german = by_hand(item, "de")
    item = translators.change(item, summary="Autre.")

    assert services.confirm(item.translation_key, "de", "summary", german)

    assert stale(item, "de") == []
    assert not services.confirm(item.translation_key, "de", "summary", german)


def test_a_block_that_is_added_is_missing_until_it_is_translated(empty_cms: None) -> None:
    item = original()
    german = by_hand(item, "de")
    item.body.append(("text", RichText("<p>Trois.</p>")))
    item = translators.change(item, body=item.body)
    assert places(item, "de") == [("body", None, True)]

    german.body.append(("text", RichText("<p>Drei.</p>")))
    translators.change(german, body=german.body)

    assert places(item, "de") == []


def test_what_a_translation_has_more_does_not_translate_what_the_original_adds(
    empty_cms: None,
) -> None:
    item = original()
    german = by_hand(item, "de", body=[*TEXTS, ("text", RichText("<p>Mehr.</p>"))])
    item.body.append(("text", RichText("<p>Trois.</p>")))

    item = translators.change(item, body=item.body)
    assert places(item, "de") == [("body", None, True)]
    translators.change(german, summary="Anders.")

    assert places(item, "de") == [("body", None, True)]


def test_what_is_missing_can_be_left_out(empty_cms: None) -> None:
    item = original()
    german = by_hand(item, "de")
    item.body.append(("text", RichText("<p>Trois.</p>")))
    item = translators.change(item, body=item.body)

    services.confirm(item.translation_key, "de", block(item, 2), german)

    assert stale(item, "de") == []


def test_a_shorter_translation_lacks_nothing(empty_cms: None) -> None:
    item = original()
    by_hand(item, "de", body=TEXTS[:1])

    assert stale(item, "de") == []


def test_a_block_that_is_taken_away_is_told_and_one_moved_or_made_anew_makes_nothing_stale(
    empty_cms: None,
) -> None:
    item = original()
    german = by_hand(item, "de")
    translators.translated(item, "ar")

    item = translators.change(item, body=some_of(item, 1, 0))
    item = translators.change(item, body=[("text", RichText("<p>Un.</p>")), ("quote", TEXTS[1][1])])
    assert stale(item, "de") == stale(item, "ar") == []

    item = translators.change(item, body=some_of(item, 0))
    assert stale(item, "de") == [block(german, 1)]
    assert len(stale(item, "ar")) == 1
    translators.change(item, **edited(item, block(item, 0), reworded))
    assert stale(item, "de") == [block(german, 0), block(german, 1)]


def test_what_was_changed_back_is_not_stale(empty_cms: None) -> None:
    item = original(summary="Avant.")
    by_hand(item, "de")

    item = translators.change(item, summary="Après.")
    item = translators.change(item, summary="Avant.")

    assert stale(item, "de") == []


def test_a_draft_of_the_original_makes_nothing_stale(empty_cms: None) -> None:
    item = original()
    by_hand(item, "de")

    item.summary = "Autre."
    item.save_revision()

    assert stale(item, "de") == []


def test_readers_keep_the_older_translation_of_what_changed(empty_cms: None) -> None:
    item = original()
    translation = translators.begun(item, "ar")
    translators.translate(translation)
    translators.publish(translation)
    item = translators.change(item, **edited(item, block(item, 1), reworded))

    arabic = translators.publish(translation)

    assert arabic.body[1].value["text"] == "ar Deux."
    assert CarriedOver.objects.count() == 1
    assert stale(item, "ar") == [block(item, 1)]


def test_typography_leaves_a_segment_translated(empty_cms: None) -> None:
    item = original(summary="Un « mot » d’ici")
    translation = translators.begun(item, "ar")
    translators.translate(translation)
    translators.publish(translation)

    translators.change(item, summary='Un "mot" d\'ici')
    arabic = translators.publish(translation)

    assert arabic.summary == "ar Un « mot » d’ici"
    assert not CarriedOver.objects.exists()
