"""A part of a translation that does not follow the original says so, at that very part."""

from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest

from content_models.blocks import Quote, RichText, Step
from content_models.documents import StalePart, Translation
from content_models.kinds import Document
from content_models.places import Phone
from portal.reading import addresses
from search.highlighting import Highlighter
from search.results import Fragment
from tests import factories
from tests.portal.conftest import Site

DAY = datetime(2026, 11, 3, 10, tzinfo=UTC)
SAID = {
    "fr": "La version en anglais a changé le 3 novembre 2026 : "
    "ce passage n’est peut-être plus à jour.",
    "el": "Το κείμενο στα αγγλικά άλλαξε στις 3 Νοεμβρίου 2026: αυτό το μέρος ίσως δεν ισχύει πια.",
    "ar": "تغيّر النص باللغة الإنجليزية في 3 نوفمبر 2026: قد لا يكون هذا الجزء محدَّثًا.",
}
BODY = (RichText(html="<p>First.</p>"), Quote(text="Second."), RichText(html="<p>Third.</p>"))


def stale(*parts: tuple[str, int | None], is_missing: bool = False) -> Translation:
    """A translation from English, in which some parts are older."""
    return Translation(
        source_locale="en",
        stale_parts=tuple(
            StalePart(field=field, index=index, changed_at=DAY, is_missing=is_missing)
            for field, index in parts
        ),
    )


def versions(language: str, translation: Translation, **values: Any) -> tuple[Any, Any]:
    """A case study in English, and its translation."""
    english = factories.case_study(locale="en", slug="shop", body=BODY)
    update = {"locale": language, "slug": "boutique", "translation": translation} | values
    return english, english.model_copy(update=update)


def page_of(site: Site, document: Document, language: str) -> str:
    """What a page shows, as a reader of a language gets it."""
    path = addresses.item(language, document.kind, document.segment)
    response = site.client().get(path)
    assert response.status_code == 200
    return unescape(response.text).partition("<main")[2]


@pytest.mark.parametrize("language", SAID)
def test_the_notice_stands_right_before_the_part(site: Site, language: str) -> None:
    english, other = versions(language, stale(("body", 1)))
    site.publish(english, other)

    page = page_of(site, other, language)

    assert page.count(SAID[language]) == 1
    before, after = page.split(SAID[language])
    assert "First." in before
    assert "Second." not in before
    assert "Second." in after.split("Third.")[0]
    assert f'href="/en/case-studies/{english.segment}" hreflang="en"' in after


def test_a_reader_of_another_language_has_the_notice_in_their_own(site: Site) -> None:
    _, arabic = versions("ar", stale(("body", 0)))
    site.publish(arabic)

    page = page_of(site, arabic, "fr")

    assert '<div class="notice notice-quiet" role="note" lang="fr" dir="ltr">' in page
    assert SAID["fr"] in page
    assert 'hreflang="en">Lire' not in page  # the original is not published


def test_title_and_summary_say_so_at_the_top(site: Site) -> None:
    english, french = versions("fr", stale(("title", None), ("summary", None)))
    site.publish(english, french)

    page = page_of(site, french, "fr")

    assert page.count(SAID["fr"]) == 1
    assert page.index(SAID["fr"]) < page.index("First.")


def test_what_the_original_has_more_is_said_at_the_end(site: Site) -> None:
    english, french = versions("fr", stale(("body", None), is_missing=True))
    site.publish(english, french)

    page = page_of(site, french, "fr")

    said = "Depuis le 3 novembre 2026, la version en anglais en dit plus ici."
    assert page.count(said) == 1
    assert page.index(said) > page.index("Third.")


@pytest.mark.parametrize(("field", "is_missing"), [("lessons", True), ("picture", False)])
def test_what_has_no_place_on_the_page_is_said_at_the_top(
    site: Site, field: str, is_missing: bool
) -> None:
    english, french = versions(
        "fr", stale((field, None), is_missing=is_missing), lessons=(), picture=None
    )
    site.publish(english, french)

    page = page_of(site, french, "fr")

    assert page.count("L’original a changé depuis cette traduction.") == 1


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("objectives", "Nommer trois besoins"),
        ("materials", "Craie"),
        ("debriefing", "Et après ?"),
        ("variations", "Dehors"),
        ("steps", "Dessiner"),
    ],
)
def test_each_line_of_an_activity_is_a_part(site: Site, field: str, line: str) -> None:
    lines: tuple[Any, ...] = ("Avant", line, "Après")
    if field == "steps":
        lines = tuple(Step(title=each) for each in lines)
    english = factories.activity(locale="en", slug="map")
    update = {"locale": "fr", "slug": "carte", "translation": stale((field, 1)), field: lines}
    french = english.model_copy(update=update)
    site.publish(english, french)

    before, after = page_of(site, french, "fr").split(SAID["fr"])

    assert "Avant" in before
    assert line not in before
    assert line in after.split("Après")[0]


def test_every_kind_has_places_for_its_parts(site: Site) -> None:
    for make in (
        factories.course,
        factories.partner_resource,
        factories.info_page,
        factories.organisation,
        factories.partner,
    ):
        english = make(locale="en", slug="en", body=BODY)
        french = english.model_copy(
            update={"locale": "fr", "slug": "fr", "translation": stale(("body", 2))}
        )
        site.publish(english, french)

        page = page_of(site, french, "fr")

        assert page.index("Second.") < page.index(SAID["fr"]) < page.index("Third.")


def left(field: str, *numbers: int | None, is_partly: bool = False) -> Translation:
    """A translation from English, of which some parts are left in it."""
    return Translation(
        source_locale="en",
        stale_parts=tuple(
            StalePart(field=field, index=number, changed_at=DAY, still_in="en", is_partly=is_partly)
            for number in numbers
        ),
    )


LEFT = "Ce passage n’est pas encore traduit : il est en anglais."


def test_what_the_original_has_no_longer_is_said_before_it(site: Site) -> None:
    removed = StalePart(field="body", index=1, changed_at=DAY, is_removed=True)
    translation = Translation(source_locale="en", stale_parts=(removed,))
    english, french = versions("fr", translation)
    site.publish(english, french)

    said = "Depuis le 3 novembre 2026, la version en anglais ne dit plus ceci."
    before, after = page_of(site, french, "fr").split(said)

    assert "First." in before
    assert "Second." not in before
    assert "Second." in after


def test_what_is_left_in_the_originals_language_says_so_and_is_marked(site: Site) -> None:
    english, arabic = versions("ar", left("body", 1))
    site.publish(english, arabic)

    page = page_of(site, arabic, "ar")

    said = "هذا الجزء لم يُترجَم بعد: إنه باللغة الإنجليزية."
    before, after = page.split(said)
    marked = after.partition('<div lang="en" dir="ltr">')[2].partition("</div>")[0]
    assert "Second." in marked
    assert "Second." not in before
    assert page.count('<div lang="en" dir="ltr">') == 1


def test_a_run_of_what_is_left_says_so_once_and_marks_all(site: Site) -> None:
    english, french = versions("fr", left("body", 0, 1, 2))
    site.publish(english, french)

    page = page_of(site, french, "fr")

    assert page.count(LEFT) == 1
    assert page.count('<div lang="en" dir="ltr">') == 3


def test_a_title_that_is_left_is_marked_and_said_at_the_top(site: Site) -> None:
    english, french = versions("fr", left("title", None))
    site.publish(english, french)

    page = page_of(site, french, "fr")

    assert f'<h1 lang="en" dir="ltr">{french.title}</h1>' in page
    assert page.index(LEFT) < page.index("First.")
    library = site.client().get("/fr/library").text
    assert 'class="card-title" lang="en" dir="ltr">' in library


def test_lists_mark_what_is_left_of_an_item(site: Site) -> None:
    english = factories.organisation(locale="en", slug="help", summary="First help.")
    translation = left("body", 0)
    translation = translation.model_copy(
        update={
            "stale_parts": (*translation.stale_parts, *left("alternative_names", None).stale_parts)
        }
    )
    update = {"locale": "ar", "translation": translation, "alternative_names": ("Helpers",)}
    arabic = english.model_copy(update=update)
    _, study = versions("ar", left("picture", None), picture=factories.image())
    site.publish(arabic, study)

    directory = site.client().get("/ar/directory").text
    library = site.client().get("/ar/library").text

    assert '<p class="card-text" lang="en" dir="ltr">First help.' in directory
    assert '<bdi lang="en" dir="ltr">Helpers</bdi>' in page_of(site, arabic, "ar")
    assert '<div class="card-picture" lang="en" dir="ltr">' in library


def test_of_found_words_of_what_is_in_two_languages_none_is_claimed(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, arabic = versions("ar", left("body", 1))
    site.publish(arabic)
    excerpt = (Fragment("Second."),)
    monkeypatch.setattr(Highlighter, "excerpt", lambda *_texts: excerpt)

    library = site.client().get("/ar/library").text

    assert '<p class="card-text" lang="" dir="auto">Second.' in library


def test_of_what_is_left_in_part_no_language_is_claimed(site: Site) -> None:
    english, french = versions("fr", left("body", 1, is_partly=True))
    site.publish(english, french)

    page = page_of(site, french, "fr")

    assert "Une partie de ce texte n’est pas encore traduite : elle est en anglais." in page
    assert '<div lang="en" dir="ltr">' not in page
    assert "notice-mixed" in page  # each paragraph goes in its own direction


@pytest.mark.parametrize("field", ["objectives", "materials", "debriefing", "variations", "steps"])
def test_each_line_of_an_activity_that_is_left_is_marked(site: Site, field: str) -> None:
    lines: tuple[Any, ...] = ("Avant", "Left", "Après")
    if field == "steps":
        lines = tuple(Step(title=each, html=f"<p>{each}</p>") for each in lines)
    english = factories.activity(locale="en", slug="map")
    update = {"locale": "fr", "slug": "carte", "translation": left(field, 1), field: lines}
    french = english.model_copy(update=update)
    site.publish(english, french)

    page = page_of(site, french, "fr")

    assert page.count(LEFT) == 1
    tag = "h3" if field == "steps" else "span"
    assert f'<{tag} lang="en" dir="ltr">Left' in page


def test_an_older_word_beside_a_fact_is_told_there_and_a_missing_one_is_marked(site: Site) -> None:
    english = factories.organisation(locale="en", slug="welcome")
    phones = (
        Phone(number="115", label="le soir"),
        Phone(number="116", label="in the morning", left_in="en"),
    )
    left = StalePart(field="phones", index=1, changed_at=DAY, still_in="en")
    translation = stale(("phones", 0))
    translation = translation.model_copy(update={"stale_parts": (*translation.stale_parts, left)})
    french = english.model_copy(
        update={
            "locale": "fr",
            "slug": "accueil",
            "phones": phones,
            "translation": translation,
        }
    )
    site.publish(english, french)

    page = page_of(site, french, "fr")

    assert page.count('class="notice') == 1
    assert page.index("le soir") < page.index(SAID["fr"]) < page.index("in the morning")
    assert '<bdi lang="en" dir="ltr">in the morning</bdi>' in page
