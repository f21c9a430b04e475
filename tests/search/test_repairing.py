import pytest

from search.repairing import can_be_repaired


@pytest.mark.parametrize("word", ["Pa", "64000", "2026", "a1b2c3", "le"])
def test_short_words_and_numbers_are_not_repaired(word):
    assert not can_be_repaired(word)
