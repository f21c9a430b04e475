"""Correct words, names and places are known; typing errors are not."""

import pytest
import yaml

from search.analysis.folding import fold_word
from search.known_words import WordList, is_known, is_name, is_word_of, word_list
from tests.search.names_and_slips import CORRECT_WORDS

CORRECT = [
    (language, word)
    for language, found in yaml.safe_load(CORRECT_WORDS.read_text("utf-8")).items()
    for word in found
]


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("fr", "boulangerie"),
        ("en", "neighbour"),
        ("de", "Nähmaschine"),
        ("el", "γείτονας"),
        ("ar", "خياطة"),
        ("uk", "парасолька"),
        ("fa", "هواپیما"),
    ],
)
def test_words_of_each_language_are_known(language, word):
    assert is_word_of(word, language)
    assert is_known(word)


@pytest.mark.parametrize(
    "name", ["Fatoumata", "Siobhan", "Wolfgang", "Παναγιώτης", "Зоряна", "زرغونه", "ياسمين"]
)
def test_given_names_of_each_script_are_known(name):
    assert is_known(name)


@pytest.mark.parametrize("name", ["Amadou", "Gertrud", "Χαράλαμπος", "Ярослава", "زينب"])
def test_a_given_name_is_a_name(name):
    assert is_name(name)


@pytest.mark.parametrize(
    "name",
    ["Strasbourg", "Strassburg", "Leeds", "Graz", "Θεσσαλονίκη", "Харків", "دمشق", "Deutschland"],
)
def test_places_are_known_in_each_script(name):
    assert is_name(name)


def test_an_arabic_word_is_known_with_its_article():
    assert is_known("والخياطة")


@pytest.mark.parametrize(
    "typed",
    [
        "logemnet",
        "apprentisage",
        "becuase",
        "recieve",
        "Wonung",
        "Genosenschaft",
        "κοινωικη",
        "مكتبةة",
    ],
)
def test_errors_of_typing_are_not_known(typed):
    assert not is_known(typed)


def test_nearly_all_correct_words_are_known():
    unknown = [word for _, word in CORRECT if not is_known(word)]

    assert len(unknown) <= len(CORRECT) / 100


def test_a_list_finds_its_first_and_its_last_word_and_nothing_between():
    words = WordList(["abri", "maison", "zone"])

    assert [word in words for word in ("abri", "maison", "zone", "mais", "zones", "a", "")] == [
        True,
        True,
        True,
        False,
        False,
        False,
        False,
    ]
    assert list(words) == ["abri", "maison", "zone"]


@pytest.mark.parametrize("name", ["fr", "en", "de", "el", "ar", "uk", "fa", "places"])
def test_lists_are_folded_and_sorted(name):
    words = list(word_list(name))

    assert words == sorted(words, key=str.encode)
    assert all(fold_word(word) == word for word in words[::50])
