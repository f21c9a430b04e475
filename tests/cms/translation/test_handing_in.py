"""Handing a translation in: what is left is named, and what is in review is closed."""

from html import unescape
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.test import Client
from wagtail.models import WorkflowState
from wagtail.rich_text import RichText
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.course.models import CourseSessionPage
from cms.people.trees import pieces_of, submit
from cms.publishing.collecting import collect
from cms.translation.handing_in import ANSWER
from cms.translation.open_parts import progress_of
from cms.translation.segment_fields import has_problems
from tests.cms import factories
from tests.cms.signing_in import signed_in
from tests.cms.translation import translators
from tests.cms.translation.versions import TEXTS

pytestmark = pytest.mark.django_db

SUBMIT = {"translation-submit": "yes"}
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def translator(empty_cms: None) -> Client:
    """Signed in as a translator."""
    return signed_in("translator")


def begun(*only: str) -> Translation:
    """A German version of a case study, of which some fields are translated."""
    item = factories.published_case_study("Un atelier", summary="Court.", body=TEXTS, lessons=[])
    translation = translators.begun(item, "de")
    for each in only:
        translators.translate(translation, each)
    return translation


def form(translation: Translation) -> str:
    """The address of its editor."""
    return f"/pages/{translation.get_target_instance().pk}/edit/"


def is_in_review(translation: Translation) -> bool:
    """Whether reviewers have it."""
    state = translation.get_target_instance().current_workflow_state
    return state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS


def words() -> list[str]:
    """What is translated."""
    return sorted(StringTranslation.objects.values_list("data", flat=True))


def test_nobody_hands_in_what_nobody_has_translated(translator: Client) -> None:
    translation = begun()

    translator.post(form(translation), SUBMIT | {ANSWER: "yes"})

    assert not is_in_review(translation)


def test_what_is_left_is_named_and_asked_about(translator: Client) -> None:
    translation = begun("title", "summary")
    progress = progress_of(translation)

    asked = unescape(translator.post(form(translation), SUBMIT).content.decode())

    assert (progress.done, progress.total) == (2, 4)
    assert "Deux." in asked
    assert "Court." not in asked
    assert "#part-body-" in asked
    assert not is_in_review(translation)
    translator.post(form(translation), SUBMIT | {ANSWER: "yes"})
    assert is_in_review(translation)


def test_publishing_asks_as_handing_in_does(empty_cms: None) -> None:
    reviewer = signed_in("reviewer")
    translation = begun("title")

    asked = reviewer.post(form(translation), {"action": "publish"})

    assert "Deux." in asked.content.decode()
    assert not translation.get_target_instance().live


def test_a_version_just_begun_does_not_claim_to_follow_the_original(translator: Client) -> None:
    translation = begun()

    shown = translator.get(form(translation), headers={"accept-language": "en"}).content.decode()

    assert "texts are translated.</h2>" in shown
    assert "Every part follows the original." not in shown


def test_what_is_finished_is_handed_in_without_a_question(translator: Client) -> None:
    translation = begun("")

    translator.post(form(translation), SUBMIT)

    assert is_in_review(translation)


def test_mere_figures_are_not_left(translator: Client) -> None:
    item = factories.published_case_study(
        "Un atelier",
        summary="Court.",
        lessons=[],
        body=[("key_figures", [{"value": "12 %", "label": "Des gens"}])],
    )
    translation = translators.begun(item, "de")

    assert progress_of(translation).total == 3


def test_readers_are_told_what_is_left_and_in_which_language(translator: Client) -> None:
    translation = begun("title", "body")
    translators.publish(translation)

    (document,) = [
        each
        for each in collect([translation.source.object_id]).documents[translation.source.object_id]
        if each.locale == "de"
    ]

    (part,) = document.translation.stale_parts
    assert (part.field, part.still_in, part.is_partly) == ("summary", "fr", False)
    assert (document.locale_of("summary"), document.locale_of("title")) == ("fr", "de")


def test_a_part_of_which_some_is_left_is_in_two_languages(translator: Client) -> None:
    item = factories.published_case_study(
        "Un atelier", lessons=[], body=[("quote", {"text": "Oui.", "attribution": "Une voisine"})]
    )
    translation = translators.begun(item, "de")
    translators.translate(translation, "title")
    translators.translate(translation, "summary")
    translators.translate(translation, f"body.{item.body[0].id}.text")
    translators.publish(translation)

    documents = collect([item.translation_key]).documents[item.translation_key]
    (part,) = documents[-1].translation.stale_parts

    assert (part.index, part.still_in, part.is_partly) == (0, "fr", True)
    assert documents[-1].locale_of("body", 0) == "de"


def test_words_that_are_the_same_in_both_languages_are_said_to_be(translator: Client) -> None:
    translation = begun("title", "body")
    german = translators.publish(translation)

    translator.post(f"/translation/parts/library/casestudypage/{german.pk}/", {"part": "summary"})

    assert progress_of(translation).is_finished
    assert translators.publish(translation).summary == "Court."
    shown = translator.get("/translation/").content.decode()
    assert "translated" not in shown.partition("<tbody")[2]


def test_words_that_stand_twice_are_said_to_be_the_same_once(translator: Client) -> None:
    twice = RichText("<ul><li>Oui</li><li>Oui</li></ul>")
    item = factories.published_case_study("Un atelier", body=[("text", twice)], lessons=[])
    translation = translators.begun(item, "de")
    translators.translate(translation, "title")
    german = translators.publish(translation)
    part = f"body.{item.body[0].id}"

    translator.post(f"/translation/parts/library/casestudypage/{german.pk}/", {"part": part})

    assert part not in progress_of(translation).left


def test_what_is_the_same_takes_the_place_of_what_was_too_long(translator: Client) -> None:
    translation = begun("title", "body")
    german = translators.publish(translation)
    (segment,) = StringSegment.objects.filter(context__path="summary")
    StringTranslation.objects.create(
        translation_of=segment.string,
        context=segment.context,
        locale=translation.target_locale,
        data="Lang. " * 100,
    )

    translator.post(f"/translation/parts/library/casestudypage/{german.pk}/", {"part": "summary"})

    assert progress_of(translation).is_finished
    assert not has_problems(translation)


def test_the_table_says_how_much_is_translated(translator: Client) -> None:
    begun("title")

    shown = translator.get("/translation/").content.decode()

    assert "1 of 4" in shown or "1 sur 4" in shown


@pytest.fixture
def in_review(translator: Client) -> tuple[Client, Translation]:
    """A translation that its translator has handed in."""
    translation = begun("")
    translator.post(form(translation), SUBMIT)
    assert is_in_review(translation)
    return translator, translation


@pytest.mark.parametrize("who", ["translator", "reviewer", "admin"])
def test_what_is_in_review_is_closed_to_everybody(
    who: str, in_review: tuple[Client, Translation]
) -> None:
    _translator, translation = in_review
    client, before = signed_in(who), words()
    segment = StringSegment.objects.get(source=translation.source, context__path="title")
    address = f"/localize/translate/{translation.pk}"

    written = client.put(f"{address}/strings/{segment.pk}/edit/", "value=Anders", content_type=FORM)

    assert written.status_code == 403
    assert words() == before
    assert '"isLocked": true' in unescape(client.get(form(translation)).content.decode())
    assert client.delete(f"{address}/strings/{segment.pk}/edit/").status_code == 403


def test_neither_a_file_nor_a_machine_changes_it(in_review: tuple[Client, Translation]) -> None:
    _translator, translation = in_review
    po = translation.export_po()
    po[0].msgstr = "Anders"

    with pytest.raises(PermissionDenied):
        translation.import_po(po)


def test_a_change_of_the_original_waits_for_the_end_of_the_review(
    in_review: tuple[Client, Translation],
) -> None:
    translator, translation = in_review
    translators.change(translation.source.get_source_instance(), summary="Plus long.")

    shown = unescape(translator.get(form(translation)).content.decode())

    assert "Plus long." not in shown


@pytest.mark.parametrize("who", ["translator", "reviewer"])
def test_who_handed_it_in_and_reviewers_take_it_back(
    who: str, in_review: tuple[Client, Translation]
) -> None:
    _translator, translation = in_review
    client = signed_in(who)
    assert 'name="translation-withdraw"' in client.get(form(translation)).content.decode()

    client.post(form(translation), {"translation-withdraw": "yes"})

    assert not is_in_review(translation)
    translators.translate(translation)


def test_others_do_not_take_it_back(in_review: tuple[Client, Translation]) -> None:
    _translator, translation = in_review
    editor = signed_in("editor-gr")

    editor.post(form(translation), {"translation-withdraw": "yes"})

    assert is_in_review(translation)


def test_readers_get_what_reviewers_saw(in_review: tuple[Client, Translation]) -> None:
    _translator, translation = in_review
    reviewer = signed_in("reviewer")

    for _step in ("Content", "Publication"):
        reviewer.post(form(translation), {"translation-review": "approve"})

    german: Any = translation.get_target_instance()
    assert (german.live, german.title, german.summary) == (True, "de Un atelier", "de Court.")
    translators.translate(translation)


def test_a_tree_is_handed_in_with_the_words_of_now_and_without_what_nobody_translated(
    empty_cms: None,
) -> None:
    user = get_user_model().objects.create_superuser("one", "one@insert.example", "x")
    course = factories.published_course("Cours", publisher=None)
    for number in range(3):
        factories.published_session(course, f"Séance {number}")
    versions = [translators.begun(each, "de") for each in CourseSessionPage.objects.order_by("pk")]
    begun_course = course.get_translation(factories.locale("de"))
    for translation, names in zip(versions, (("title", "summary"), ("title",), ()), strict=True):
        for name in names:
            translators.translate(translation, name)

    pieces = {each.page.pk: each for each in pieces_of(begun_course, user)}
    whole, half, none = (pieces[each.get_target_instance().pk] for each in versions)

    assert whole.may_submit
    assert not whole.problems
    assert "1" in half.problems[0].message
    assert not none.may_submit
    assert submit(begun_course, [whole, half, none], user) == 1
    assert is_in_review(versions[0])
    assert versions[0].get_target_instance().get_latest_revision_as_object().title != "Séance 0"
