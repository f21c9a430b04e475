"""Translating piece by piece ends by will alone, and begins again with all words."""

from html import unescape
from typing import Any

import pytest
from django.test import Client
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.publishing.collecting import collect
from tests.cms import factories
from tests.cms.people import page_actions
from tests.cms.people.test_review import SUBMIT, decide
from tests.cms.signing_in import partner_of, signed_in
from tests.cms.translation import translators
from tests.cms.translation.versions import stale

pytestmark = pytest.mark.django_db

CONFIRMED = {"confirmed": "yes"}
START_AGAIN = {"localize-restart-translation": "yes"}


@pytest.fixture
def translator(empty_cms: None) -> Client:
    """Signed in as a translator."""
    return signed_in("translator")


def begun(**values: Any) -> Translation:
    """A German version whose segments are translated and saved nowhere else."""
    item = factories.published_case_study("Un atelier", publisher=partner_of("editor"), **values)
    translation = translators.begun(item, "de")
    translators.translate(translation)
    return translation


def stop(client: Client, translation: Translation, **values: str) -> Any:
    """Press the button that stops."""
    return client.post(f"/localize/translate/{translation.pk}/disable/", values)


def form(translation: Translation) -> str:
    """The address of the version's form."""
    return f"/pages/{translation.get_target_instance().pk}/edit/"


def is_on(translation: Translation) -> bool:
    """Whether the version is translated piece by piece."""
    return Translation.objects.get(pk=translation.pk).enabled


def test_one_click_asks_and_stops_nothing(translator: Client) -> None:
    translation = begun()

    shown = stop(translator, translation).content.decode()

    assert 'name="confirmed"' in shown
    assert f"/cms{form(translation)}" in shown
    assert is_on(translation)


def test_translated_words_stay_as_a_draft_of_the_form(translator: Client) -> None:
    translation = begun(summary="Avant.")

    answer = stop(translator, translation, **CONFIRMED)

    german = translation.get_target_instance()
    draft = german.get_latest_revision_as_object()
    assert answer["Location"].endswith(form(translation))
    assert not is_on(translation)
    assert (draft.title, draft.summary) == ("de Un atelier", "de Avant.")
    assert "de Avant." in translator.get(form(translation)).content.decode()


def test_the_way_back_gives_the_pieces_and_what_the_form_says_by_now(translator: Client) -> None:
    translation = begun(
        summary="Avant.", body=[("text", RichText("<p>Un <b>texte</b>.</p><p>Deux.</p>"))]
    )
    stop(translator, translation, **CONFIRMED)
    draft = translation.get_target_instance().get_latest_revision_as_object()
    draft.summary = "Im Formular & geschrieben."
    draft.save_revision()

    translator.post(form(translation), START_AGAIN)

    assert is_on(translation)
    said = {each.context.path.split(".")[0]: [] for each in StringTranslation.objects.all()}
    for each in StringTranslation.objects.order_by("pk").select_related("context"):
        said[each.context.path.split(".")[0]].append(each.data)
    assert said["title"] == ["de Un atelier"]
    assert said["summary"] == ["Im Formular &amp; geschrieben."]
    assert said["body"] == ["de Un <b>texte</b>.", "de Deux."]


def test_what_came_into_the_original_meanwhile_is_in_the_pieces(translator: Client) -> None:
    translation = begun(summary="Avant.")
    stop(translator, translation, **CONFIRMED)
    translators.change(translation.source.get_source_instance(), summary="Après.")

    translator.post(form(translation), START_AGAIN)

    segment = StringSegment.objects.get(source=translation.source, context__path="summary")
    assert segment.string.data == "Après."
    assert StringTranslation.objects.get(translation_of=segment.string).data == "de Avant."


def half_german_in_the_form(client: Client) -> tuple[Translation, dict[str, Any]]:
    """A German version that was stopped with a title alone translated, and its form as it opens."""
    item = factories.published_case_study("Un atelier", publisher=partner_of("editor"))
    translation = translators.begun(item, "de")
    translators.translate(translation, "title")
    stop(client, translation, **CONFIRMED)
    draft = translation.get_target_instance().get_latest_revision_as_object()
    (text,) = draft.body
    sent = page_actions.form(item.publisher, title=draft.title, slug=draft.slug)
    sent |= nested_form_data({"summary": draft.summary, "body": streamfield([("text", "")])})
    sent |= {"body-0-value": rich_text(text.value.source), "body-0-id": text.id}
    return translation, sent


def approve(translation: Translation) -> None:
    """Pass both steps of the review."""
    for _step in range(2):
        decide(signed_in("reviewer"), translation.get_target_instance())


def test_what_was_left_when_it_was_stopped_is_told_to_all(translator: Client) -> None:
    translation, sent = half_german_in_the_form(translator)
    translator.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"

    opened = translator.get(form(translation)).content.decode()
    translator.post(form(translation), sent | SUBMIT)
    told = translator.get("/").content.decode()
    approve(translation)

    for shown in (opened, told):
        assert "Not everything is translated: Summary, Text · Text." in shown
    key = translation.source.object_id
    german = next(each for each in collect([key]).documents[key] if each.locale == "de")
    assert (german.locale_of("title"), german.locale_of("summary")) == ("de", "fr")
    assert german.locale_of("body", 0) == "fr"


def test_words_that_are_the_same_stay_said_to_be_in_the_form(translator: Client) -> None:
    translation, sent = half_german_in_the_form(translator)
    translator.post(form(translation), sent | SUBMIT)
    approve(translation)
    german = translation.get_target_instance()

    translator.post(f"/translation/parts/library/casestudypage/{german.pk}/", {"part": "summary"})
    german.save_revision().publish()

    assert stale(german, "de") == [f"body/{german.body[0].id}"]


@pytest.mark.parametrize("way", [SUBMIT, {"action-publish": "yes"}])
def test_nothing_typed_is_no_version_in_the_form_either(
    empty_cms: None, way: dict[str, str]
) -> None:
    client = signed_in("reviewer")
    translation, sent = half_german_in_the_form(client)
    german = translation.get_target_instance()

    answer = client.post(form(translation), sent | {"title": "Un atelier"} | way)

    german = translators.now(german)
    assert not german.live
    assert not german.workflow_in_progress
    assert "Rien n’est encore traduit" in unescape(answer.content.decode())


def test_what_others_review_is_not_stopped(translator: Client) -> None:
    translation = begun()
    translator.post(form(translation), {"translation-submit": "yes"})

    stop(translator, translation, **CONFIRMED)

    assert is_on(translation)


def test_whoever_may_not_write_in_it_may_not_stop_it(empty_cms: None) -> None:
    translation = begun()

    answer = stop(signed_in("editor-gr"), translation, **CONFIRMED)

    assert answer.status_code in {302, 403}
    assert is_on(translation)
