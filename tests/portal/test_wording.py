"""Names, dates and numbers as CLDR has them."""

from datetime import date

import pytest

from content_models.language_names import language_name
from content_models.languages import INTERFACE_LANGUAGES
from content_models.vocabularies import Country
from portal.reading.wording import Wording


def wording(code: str) -> Wording:
    """The wording of a language, without a catalogue."""
    return Wording(INTERFACE_LANGUAGES[code], lambda text: text)


@pytest.mark.parametrize(
    ("tag", "reader", "name"),
    [
        ("fa-AF", "fr", "dari"),
        ("ti", "fr", "tigrigna"),
        ("ku-Arab", "en", "Kurdish (Arabic)"),
        ("uk", "el", "ουκρανικά"),
        ("en-CA", "el", "αγγλικά Καναδά"),
        ("ckb", "el", "κεντρικά κουρδικά"),
        ("ar-Latn", "el", "αραβικά (Λατινικό)"),
        ("fr", "ar", "الفرنسية"),
        ("zz", "fr", None),
        ("", "fr", None),
        ("<b>", "fr", None),
    ],
)
def test_languages_are_named_in_the_readers_language(
    tag: str, reader: str, name: str | None
) -> None:
    found = language_name(tag, reader)

    assert (found or "").startswith(name or "")
    assert (found is None) == (name is None)


def test_dates_countries_and_sizes_follow_the_language() -> None:
    day = date(2026, 9, 1)

    assert wording("en").date(day) == "1 September 2026"
    assert wording("de").date(day) == "1. September 2026"
    assert wording("el").country(Country.GREECE) == "Ελλάδα"
    assert wording("fr").number(1234567).replace("\u202f", " ") == "1 234 567"
    assert wording("en").size(20) == "1 kB"
    assert wording("fr").language_title("ar") == "Arabe"
    assert wording("el").language_title("uk") == "Ουκρανικά"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("fr", "1 heure et 20 minutes"),
        ("en", "1 hour and 20 minutes"),
        ("de", "1 Stunde und 20 Minuten"),
        ("el", "1 ώρα και 20 λεπτά"),
        ("ar", "ساعة و20 دقيقة"),
    ],
)
def test_a_duration_says_each_of_its_parts_once(code: str, said: str) -> None:
    assert wording(code).duration(80).replace("\u202f", " ").replace("\xa0", " ") == said


def test_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    french, english = wording("fr"), wording("en")

    assert french.date(date(2027, 2, 1)) == "1er février 2027"
    assert french.date(date(2027, 2, 11)) == "11 février 2027"
    assert french.month_day(8, 1) == "1er août"
    assert english.month_day(8, 1) == "1 August"
