"""What of a search is counted: its telling words, and nothing that could name a person."""

import pytest

from search.counting import counted_words
from search.words import parse_search_text


def counted(typed: str) -> str:
    return counted_words(parse_search_text(typed))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Je cherche un LOGEMENT à Oloron ?", "logement oloron"),
        ("logement   Oloron", "logement oloron"),
        ("où trouver des cours de français", "cours francais"),
        ('"cours de français"', "cours francais"),
        ("Where can I get a doctor", "doctor"),
        ("أين أجد مسكن", "مسكن"),
        ("δικηγόρος Θεσσαλονίκη", "δικηγοροσ θεσσαλονικη"),
        ("logement logement", "logement"),
        ("jardin -Pau", "jardin"),
        ("64400", "64400"),
        ("réfugié·e·s 2026", "refugies 2026"),
    ],
)
def test_the_telling_words_are_counted_folded(typed: str, words: str) -> None:
    assert counted(typed) == words


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "?????",
        "🧵🧵",
        "je cherche",
        "amal@example.org",
        "amal＠example.org",
        "amal @ example",
        "https://example.org/amal",
        "www.example.org",
        "05 59 39 00 00",
        "+33 (0)5 59 39 00 00",
        "٠٥٥٩٣٩٠٠٠٠",
        "née le 12/03/1985",
        "dossier 123456",
        "a1b2c3d4e5f6",
        "mot un deux trois quatre cinq six sept huit neuf",
        "x" * 41,
        f"{'a' * 40} {'b' * 40}",
        "mot " * 60,
    ],
)
def test_what_may_tell_of_a_person_is_never_counted(typed: str) -> None:
    assert counted(typed) == ""
