import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.folding import MAXIMUM_WORD_LENGTH, fold, fold_word


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Économies", "economies"),
        ("œuvre", "oeuvre"),
        ("Æther", "aether"),
        ("Straße", "strasse"),
        ("ΟΡΓΑΝΏΣΕΙΣ", "οργανωσεισ"),
        ("οργανώσεις", "οργανωσεισ"),
        ("İstanbul", "istanbul"),
        ("Łódź", "lodz"),
        ("أهلاً", "اهلا"),
        ("إدارة", "اداره"),
        ("مدرســـة", "مدرسه"),
        ("مستشفى", "مستشفي"),
        ("مُحَمَّد", "محمد"),
        ("٠٥ ٣٦", "05 36"),
        ("ﬁn", "fin"),
        ("e\u0301", "e"),
        ("co\u00adopérative", "cooperative"),
    ],
)
def test_case_accents_and_other_marks_do_not_count(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    once = fold(text)

    assert fold(once) == once


@given(st.text())
def test_a_word_is_bounded_however_much_its_letters_expand(text):
    assert len(fold_word(text)) <= MAXIMUM_WORD_LENGTH
