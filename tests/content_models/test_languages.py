"""Languages of the interface, and which version of an item serves which reader."""

import subprocess
import sys
from unittest.mock import patch

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from content_models import languages
from content_models.deployment import PROJECT_FOLDER
from content_models.languages import (
    INTERFACE_LANGUAGES,
    UnknownLanguageError,
    best_version,
    direction,
    interface_language,
    interface_languages,
    preference,
    readers_served,
)

OTHERS = ("uk", "fa-AF", "fr-CA", "ps", "zh-Hant-TW")
"""Languages that content may have and the interface has not."""
LOCALES = st.sets(st.sampled_from([*INTERFACE_LANGUAGES, *OTHERS]), min_size=1)
READERS = st.sampled_from([*INTERFACE_LANGUAGES, *OTHERS])


@given(LOCALES)
def test_every_reader_is_served_by_exactly_one_version(available: set[str]) -> None:
    served = readers_served(available)

    readers = [reader for each in served.values() for reader in each]
    assert sorted(readers) == sorted(INTERFACE_LANGUAGES)
    assert set(served) == available


@given(LOCALES)
def test_a_version_serves_the_readers_for_whom_it_is_the_best(available: set[str]) -> None:
    for locale, readers in readers_served(available).items():
        assert {best_version(reader, available) for reader in readers} <= {locale}


@given(
    st.lists(st.sampled_from(["fr", "en", "de", "el", "ar", "uk", "tr"]), min_size=1, unique=True),
    LOCALES,
)
def test_readers_are_served_once_with_any_languages_of_the_interface(
    codes: list[str], available: set[str]
) -> None:
    others = {code: interface_language(code) for code in codes}
    with patch.dict(INTERFACE_LANGUAGES, others, clear=True):
        languages._ordered.cache_clear()
        served = readers_served(available)
    languages._ordered.cache_clear()

    assert sorted(reader for each in served.values() for reader in each) == sorted(codes)
    assert all(code in served[code] for code in available & set(codes))


def test_an_item_without_versions_serves_nobody() -> None:
    assert readers_served([]) == {}


@given(READERS, LOCALES)
def test_a_preference_holds_each_version_once_and_begins_with_the_best(
    reader: str, available: set[str]
) -> None:
    order = preference(reader, available)

    assert sorted(order) == sorted(available)
    assert order[0] == best_version(reader, available)


@given(READERS, LOCALES, st.sampled_from([*INTERFACE_LANGUAGES, *OTHERS]))
def test_a_version_more_changes_nothing_in_the_order_of_the_others(
    reader: str, available: set[str], another: str
) -> None:
    order = preference(reader, available | {another})

    assert [each for each in order if each in available - {another}] == [
        each for each in preference(reader, available) if each != another
    ]


@pytest.mark.parametrize(
    ("reader", "order"),
    [
        ("fr", ["fr", "en", "de", "el", "ar", "fa-AF", "uk"]),
        ("en", ["en", "fr", "de", "el", "ar", "fa-AF", "uk"]),
        ("de", ["de", "en", "fr", "el", "ar", "fa-AF", "uk"]),
        ("el", ["el", "en", "fr", "de", "ar", "fa-AF", "uk"]),
        ("ar", ["ar", "fr", "en", "de", "el", "fa-AF", "uk"]),
        ("uk", ["uk", "fr", "en", "de", "el", "ar", "fa-AF"]),
    ],
)
def test_each_reader_is_offered_languages_in_this_order(reader: str, order: list[str]) -> None:
    assert preference(reader, reversed(order)) == order


@given(LOCALES, st.sampled_from(list(INTERFACE_LANGUAGES)))
def test_a_reader_gets_the_own_language_where_it_exists(available: set[str], reader: str) -> None:
    chosen = best_version(reader, available)

    assert chosen in available
    assert reader not in available or chosen == reader


def test_nothing_available_is_an_error() -> None:
    with pytest.raises(ValueError, match="serves no reader"):
        best_version("fr", [])


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("ar", "rtl"),
        ("ar-Latn", "ltr"),
        ("ckb", "rtl"),
        ("el", "ltr"),
        ("fa-AF", "rtl"),
        ("ku", "ltr"),
        ("ku-Arab", "rtl"),
        ("ku-arab", "rtl"),
        ("ku-IQ", "rtl"),
        ("pa", "ltr"),
        ("pa-pk", "rtl"),
        ("prs", "rtl"),
        ("ps", "rtl"),
        ("uk", "ltr"),
        ("xx", "ltr"),
    ],
)
def test_direction_follows_the_script(tag: str, expected: str) -> None:
    assert direction(tag) == expected


def test_direction_is_what_cldr_says_wherever_it_says_something() -> None:
    tags = [identifier.replace("_", "-") for identifier in locale_identifiers()]

    found = {tag for tag in tags if direction(tag) == "rtl"}

    orders = {tag: Locale.parse(tag, sep="-").character_order for tag in tags}
    assert found == {tag for tag in tags if orders[tag] == "right-to-left"}


@pytest.mark.parametrize("environment", [{}, {"LANGUAGES": ""}])
def test_without_a_setting_the_interface_has_five_languages(environment: dict[str, str]) -> None:
    five = interface_languages(environment)

    names = {code: language.name for code, language in five.items()}
    assert names == {
        "fr": "Français",
        "en": "English",
        "de": "Deutsch",
        "el": "Ελληνικά",
        "ar": "العربية",
    }
    assert [each.code for each in five.values() if each.direction == "rtl"] == ["ar"]


@pytest.mark.parametrize("setting", ["fr,uk", "fr uk", " fr , uk,", "fr\nuk fr"])
def test_codes_stand_with_commas_or_spaces_in_the_order_of_the_switcher(setting: str) -> None:
    assert list(interface_languages({"LANGUAGES": setting})) == ["fr", "uk"]


def test_a_new_language_is_named_as_its_readers_write_it_and_falls_back_to_english() -> None:
    new = interface_languages({"LANGUAGES": "uk tr ka ti ps"})

    names = [language.name for language in new.values()]
    assert names == ["Українська", "Türkçe", "ქართული", "ትግርኛ", "پښتو"]
    assert new["uk"].fallback == ("en", "fr", "de")
    assert new["ps"].direction == "rtl"


@pytest.mark.parametrize(
    "code", ["xx", "FR", "fa-AF", "fr;en", "root", "../fr", "français", "fr|.*"]
)
def test_what_is_no_language_is_named(code: str) -> None:
    with pytest.raises(UnknownLanguageError) as told:
        interface_languages({"LANGUAGES": f"fr {code}"})

    assert repr(code) in str(told.value)


def test_no_language_at_all_is_refused() -> None:
    with pytest.raises(UnknownLanguageError, match="no language"):
        interface_languages({"LANGUAGES": " , "})


@pytest.mark.parametrize(("setting", "default"), [("de,fr", "fr"), ("uk en", "uk")])
def test_french_is_the_default_or_else_the_first(setting: str, default: str) -> None:
    program = "from content_models.languages import DEFAULT_LANGUAGE; print(DEFAULT_LANGUAGE)"

    told = subprocess.run(
        [sys.executable, "-c", program],
        cwd=PROJECT_FOLDER,
        env={"LANGUAGES": setting},
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.strip() == default
