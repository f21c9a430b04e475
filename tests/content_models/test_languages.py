import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_models.languages import (
    INTERFACE_LANGUAGES,
    best_version,
    direction,
    preference,
    readers_served,
)

LOCALES = st.sets(st.sampled_from([*INTERFACE_LANGUAGES, "uk", "fa-AF"]), min_size=1)


@given(LOCALES)
def test_every_reader_is_served_by_exactly_one_version(available: set[str]) -> None:
    served = readers_served(available)

    readers = [reader for each in served.values() for reader in each]
    assert sorted(readers) == sorted(INTERFACE_LANGUAGES)
    assert set(served) == available


@given(LOCALES, st.sampled_from(list(INTERFACE_LANGUAGES)))
def test_a_reader_gets_the_own_language_where_it_exists(available: set[str], reader: str) -> None:
    chosen = best_version(reader, available)

    assert chosen in available
    assert reader not in available or chosen == reader


def test_an_arabic_reader_is_offered_french_before_english() -> None:
    assert preference("ar", ["de", "en", "fr"]) == ["fr", "en", "de"]


def test_a_language_outside_the_interface_comes_last() -> None:
    assert preference("de", ["uk", "el"]) == ["el", "uk"]


def test_nothing_available_is_an_error() -> None:
    with pytest.raises(ValueError, match="serves no reader"):
        best_version("fr", [])


@pytest.mark.parametrize(
    ("tag", "expected"), [("ar", "rtl"), ("fa-AF", "rtl"), ("ps", "rtl"), ("el", "ltr")]
)
def test_direction_follows_the_script(tag: str, expected: str) -> None:
    assert direction(tag) == expected
