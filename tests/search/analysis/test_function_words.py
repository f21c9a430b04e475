"""Words that no list of completions offers."""

import pytest

from search.analysis.function_words import is_worth_offering


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "chaque CHACUN même mêmes deux https pour cherche"),
        ("en", "all those something www the where"),
        ("de", "jeder während beide für suche"),
        ("el", "τόσο τότε ΤΟΥΛΆΧΙΣΤΟΝ και ψάχνω"),
        ("ar", "لكن الى إلى الذي أبحث"),
        ("uk", "також кожен п’ять шукаю"),
    ],
)
def test_words_that_say_nothing_are_not_offered(language: str, words: str) -> None:
    assert [each for each in words.split() if is_worth_offering(each, language)] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "logement femmes don"),
        ("en", "son housing volunteer"),
        ("de", "Arbeit Kind"),
        ("el", "δουλειά"),
        ("ar", "سكن"),
        ("uk", "житло"),
    ],
)
def test_words_that_somebody_looks_for_are(language: str, words: str) -> None:
    assert all(is_worth_offering(each, language) for each in words.split())
