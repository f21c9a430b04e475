import pytest

from search.spelling import Speller, can_be_repaired


def test_the_nearest_words_come_first():
    speller = Speller()
    speller.add(["economies", "maison", "economie"])

    assert speller.candidates("économei") == [("economie", 1), ("economies", 2)]


def test_a_short_word_allows_one_slip_only():
    speller = Speller()
    speller.add(["velo"])

    assert speller.candidates("vwlo") == [("velo", 1)]
    assert speller.candidates("vwla") == []


def test_words_are_learnt_one_after_the_other():
    speller = Speller()
    speller.add(["economie"])
    speller.add(["economie", "fromagerie"])

    assert speller.candidates("fromagerei") == [("fromagerie", 1)]


@pytest.mark.parametrize("word", ["Pau", "64000", "2026", "a1b2c3", "été"])
def test_short_words_and_numbers_are_not_repaired(word):
    assert not can_be_repaired(word)
