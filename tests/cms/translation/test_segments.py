"""The pieces of a translation: limits, figures, two people at one piece, and the page's address."""

import json
from datetime import UTC, datetime
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.course.models import ActivityPage
from cms.library.models import CaseStudyPage
from cms.translation.figures import has_words
from cms.translation.following import follow
from cms.translation.models import Version
from cms.translation.segment_fields import SegmentField, Shape, field_at
from tests.cms import factories
from tests.cms.signing_in import partner_of, signed_in
from tests.cms.translation import translators

pytestmark = pytest.mark.django_db

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def translator(empty_cms: None) -> Client:
    """Signed in as a translator."""
    return signed_in("translator")


def begun(**values: Any) -> Translation:
    """A German version that is begun."""
    item = factories.published_case_study("Un atelier", publisher=partner_of("editor"), **values)
    return translators.begun(item, "de")


def segment(translation: Translation, path: str) -> StringSegment:
    """The segment at a path."""
    return StringSegment.objects.get(source=translation.source, context__path=path)


def said(translation: Translation, path: str) -> StringTranslation:
    """What the segment at a path says in the other language."""
    return StringTranslation.objects.get(
        context__path=path, locale=translation.target_locale, translation_of__locale__isnull=False
    )


def save(client: Client, translation: Translation, path: str, text: str, seen: str = "") -> Any:
    """Save a segment as its editor does."""
    pk = segment(translation, path).pk
    headers = {"x-segment-seen": seen} if seen else {}
    return client.put(
        f"/localize/translate/{translation.pk}/strings/{pk}/edit/",
        urlencode({"value": text}),
        content_type=FORM,
        headers=headers,
    )


def props(client: Client, translation: Translation) -> Any:
    """What the editor's script is told."""
    shown = client.get(f"/pages/{translation.get_target_instance().pk}/edit/").content.decode()
    told = shown.partition('data-props="')[2].partition('"')[0]
    return json.loads(unescape(told))


@pytest.mark.parametrize(
    ("model", "path", "expected"),
    [
        (CaseStudyPage, "summary", SegmentField(Shape.LINES, 300)),
        (CaseStudyPage, "title", SegmentField(Shape.LINE, 255)),
        (CaseStudyPage, "body.text", SegmentField(Shape.RICH)),
        (ActivityPage, "trainer_notes", SegmentField(Shape.RICH)),
        (CaseStudyPage, "body.nothing.such", SegmentField(Shape.LINE)),
    ],
)
def test_a_segment_has_the_limit_of_its_field(
    model: type[Any], path: str, expected: SegmentField
) -> None:
    assert field_at(model, path) == expected


def test_blocks_within_blocks_have_theirs() -> None:
    value = CaseStudyPage._meta.get_field("body").stream_block.child_blocks["key_figures"]
    child = value.child_block.child_blocks["label"]

    assert field_at(CaseStudyPage, "body.key_figures.item.label").limit == child.field.max_length


def test_the_editor_knows_directions_limits_and_links(translator: Client) -> None:
    body = [("text", RichText('<p>Voir <a href="https://un.example/">ici</a>.</p>'))]
    item = factories.published_case_study("Un atelier", publisher=partner_of("editor"), body=body)

    told = props(translator, translators.begun(item, "ar"))

    assert told["locale"]["direction"] == "rtl"
    assert told["sourceLocale"]["direction"] == "ltr"
    strings = [each for each in told["segments"] if each["type"] == "string"]
    by_path = {each["contentPath"].partition(".")[0]: each for each in strings}
    assert by_path["summary"]["field"] == {"shape": "lines", "limit": 300}
    assert by_path["body"]["field"] == {"shape": "rich", "limit": None}
    assert by_path["body"]["hrefs"] == {"a1": "https://un.example/"}


def test_the_editor_speaks_the_language_of_whoever_translates(translator: Client) -> None:
    translation = begun()
    save(translator, translation, "title", "Eine Werkstatt")
    StringTranslation.objects.update(updated_at=datetime(2026, 11, 3, 12, tzinfo=UTC))
    translator.defaults["HTTP_ACCEPT_LANGUAGE"] = "ar"

    told = props(translator, translation)

    assert "3 نوفمبر، 2026" in told["initialStringTranslations"][-1]["comment"]
    assert told["texts"]["way"].startswith("الترجمة من \N{FIRST STRONG ISOLATE}Français")


def test_what_is_too_long_is_kept_and_said_and_not_published(translator: Client) -> None:
    translation = begun(summary="Avant.")
    translators.translate(translation)
    german = translation.get_target_instance()

    answer = save(translator, translation, "summary", "ü" * 560)
    sent = translator.post(f"/pages/{german.pk}/edit/", {"translation-submit": "yes"})

    assert "560" in answer.json()["error"]
    assert "300" in answer.json()["error"]
    assert answer.json()["data"] == "ü" * 560
    assert sent.status_code == 302
    assert not translators.now(german).workflow_in_progress
    assert translators.publish(translation).summary != "ü" * 560


def test_what_is_wrong_is_said_in_the_language_of_who_reads_it(translator: Client) -> None:
    translation = begun(summary="Avant.")
    translator.defaults["HTTP_ACCEPT_LANGUAGE"] = "fr"
    french = save(translator, translation, "summary", "ü" * 301).json()["error"]
    save(translator, translation, "slug", "mit blank")
    translator.defaults["HTTP_ACCEPT_LANGUAGE"] = "de"

    told = props(translator, translation)["initialStringTranslations"]

    errors = {each["error"] for each in told if each["error"]}
    assert "301" in french
    assert errors == {
        "301 Zeichen: Dieses Feld fasst 300.",
        "Eine Adresse besteht nur aus Buchstaben, Ziffern und Bindestrichen.",
    }


def test_what_is_shortened_is_right_again(translator: Client) -> None:
    translation = begun(summary="Avant.")
    translators.translate(translation)
    save(translator, translation, "summary", "ü" * 301)

    answer = save(translator, translation, "summary", "ü" * 299 + "&amp;")
    german = translation.get_target_instance()
    translator.post(f"/pages/{german.pk}/edit/", {"translation-submit": "yes"})

    assert answer.json()["error"] is None
    assert translators.now(german).workflow_in_progress


def test_the_second_of_two_reads_the_text_of_the_first(translator: Client) -> None:
    translation = begun(summary="Avant.")
    get_user_model().objects.filter(username="reviewer").update(first_name="Anna", last_name="B.")
    seen = {each["contentPath"]: each for each in props(translator, translation)["segments"]}
    sign = seen["summary"]["sign"]
    first = save(signed_in("reviewer"), translation, "summary", "Annas Satz.", sign)

    second = save(translator, translation, "summary", "Mein Satz.", sign)
    kept = said(translation, "summary").data
    third = save(translator, translation, "summary", "Mein Satz.", second["X-Segment-Sign"])

    assert first.status_code == 201
    assert second.status_code == 409
    assert "Anna B." in second.json()["error"]
    assert "Annas Satz." in second.json()["error"]
    assert kept == "Annas Satz."
    assert third.status_code == 200
    assert said(translation, "summary").data == "Mein Satz."


def test_two_who_write_the_same_are_not_disturbed(translator: Client) -> None:
    translation = begun(summary="Avant.")

    first = save(translator, translation, "summary", "Ein Satz.", "none")
    second = save(signed_in("reviewer"), translation, "summary", "Ein Satz.", "none")

    assert (first.status_code, second.status_code) == (201, 200)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 %", False),
        ("05 59 00 00 00 – (+33)", False),
        ("https://un.example/page?x=1", False),
        ('<a id="a1">contact@un.example</a>', False),
        ("&amp; 3 €", False),
        ("12 heures", True),
        ("٣ ساعات", True),
        ("Voir https://un.example/", True),
    ],
)
def test_figures_signs_and_addresses_are_no_words(text: str, expected: bool) -> None:
    assert has_words(text) is expected


def test_figures_need_no_translation(empty_cms: None) -> None:
    figures = [("key_figures", [{"value": "12 %", "label": "des gens"}])]
    translation = begun(body=figures)

    assert [each.data for each in StringTranslation.objects.filter(data="12 %")] == ["12 %"]
    assert not StringTranslation.objects.filter(data="des gens").exists()
    assert not Version.objects.filter(language="de", worked_at__isnull=False).exists()
    assert translation.get_progress()[0] > translation.get_progress()[1] > 0


def test_figures_follow_the_original_unless_somebody_wrote_them_otherwise(
    translator: Client,
) -> None:
    figures = [("key_figures", [{"value": v, "label": "des gens"} for v in ("12 %", "1.5")])]
    translation = begun(body=figures)
    own = StringTranslation.objects.get(data="1.5")
    own.data = "1,5"
    own.save()
    item = translators.now(translation.source.get_source_instance())
    for each, value in zip(item.body[0].value, ("15 %", "1.6"), strict=True):
        each["value"] = value

    translators.change(item, body=item.body)
    follow(translation.source)

    now = StringTranslation.objects.filter(
        translation_of__in=StringSegment.objects.filter(source=translation.source).values("string")
    )
    assert {each.data for each in now if each.translation_of.data in {"15 %", "1.6"}} == {
        "15 %",
        "1,5",
    }


def test_the_address_and_what_search_engines_show_are_translated(translator: Client) -> None:
    translation = begun(search_description="Ce que l’on trouve.", seo_title="Un titre")
    paths = {each["contentPath"] for each in props(translator, translation)["segments"]}
    translators.translate(translation, only="se")
    save(translator, translation, "slug", "eine-werkstatt")

    german = translators.publish(translation)

    assert {"title", "slug", "seo_title", "search_description"} <= paths
    assert (german.slug, german.seo_title) == ("eine-werkstatt", "de Un titre")
    assert german.search_description == "de Ce que l’on trouve."


def test_an_address_is_never_missing_and_stays_what_it_is(translator: Client) -> None:
    translation = begun()
    german = translation.get_target_instance()
    own = said(translation, "slug").data
    Page.objects.filter(pk=german.pk).update(slug="schon-anders")

    props(translator, translation)

    assert own == german.slug
    assert translators.publish(translation).slug == "schon-anders"


def test_an_address_has_no_blanks(translator: Client) -> None:
    answer = save(translator, begun(), "slug", "eine werkstatt")

    assert answer.json()["error"]


def test_a_title_is_shown_as_it_is_read(translator: Client) -> None:
    translation = begun()

    save(translator, translation, "title", "Holz &amp; Stein")

    assert translation.get_target_instance().draft_title == "Holz & Stein"


def test_no_part_of_the_text_is_older_because_an_address_changed(translator: Client) -> None:
    translation = begun()
    translators.translate(translation)
    translators.publish(translation)
    item = translation.source.get_source_instance()

    translators.change(item, slug="autre", search_description="Autre chose.")

    assert Version.objects.get(key=item.translation_key, language="de").stale == []
