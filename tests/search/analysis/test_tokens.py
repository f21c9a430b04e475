from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.tokens import tokens, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'économie sociale", ["économie", "sociale"]),
        ("d’insertion, qu’elle", ["insertion", "elle"]),
        ("aujourd'hui", ["aujourd", "hui"]),
        ("women's work", ["women", "work"]),
        ("Sauveterre-de-Béarn", ["Sauveterre", "de", "Béarn"]),
        ("formateur·rice", ["formateur", "rice"]),
        ("Κοιν.Σ.Επ. και Κοι.Σ.Π.Ε.", ["ΚοινΣΕπ", "και", "ΚοιΣΠΕ"]),
        ("une S.C.I.C.", ["une", "SCIC"]),
        ("la fin.Le début", ["la", "fin", "Le", "début"]),
        ("05 36 49 01 01", ["05", "36", "49", "01", "01"]),
        ("e\u0301conomie", ["e\u0301conomie"]),
        ("مُحَمَّد هنا", ["مُحَمَّد", "هنا"]),
        ("می\u200cخواهم", ["می\u200cخواهم"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        ("_ __ ـ", []),
        ("", []),
    ],
)
def test_words_are_taken_as_people_mean_them(text, expected):
    assert words(text) == expected


@given(st.text())
def test_tokens_say_where_they_stand(text):
    found = list(tokens(text))

    assert [token.word for token in found] == words(text)
    assert all(token.start < token.end <= len(text) for token in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
