from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from search.engine import Spelling
from search.whoosh_engine.vocabulary import Vocabulary

WORDS = Vocabulary(
    [
        ("de\teconomie\teconomie", 1),
        ("fr\teconomie\téconomie", 7),
        ("fr\teconomies\téconomies", 2),
        ("fr\tmaison\tmaison", 3),
    ]
)


def test_words_of_every_language_are_near_but_not_the_word_itself():
    assert list(WORDS.near("economei", 2)) == [
        (Spelling("economie", "economie", "de", 1), 1),
        (Spelling("economie", "économie", "fr", 7), 1),
        (Spelling("economies", "économies", "fr", 2), 2),
    ]
    assert [each.folded for each, _ in WORDS.near("economie", 1)] == ["economies"]


def test_words_of_one_language_begin_so():
    assert list(WORDS.beginning_with("eco", "fr")) == [
        ("economie", "économie", 7),
        ("economies", "économies", 2),
    ]
    assert not list(WORDS.beginning_with("mai", "de"))


LETTERS = st.text("abcéжя", min_size=1, max_size=6)  # few, so that many words are near each other


@given(st.sets(LETTERS, min_size=1, max_size=30), LETTERS, st.integers(1, 2))
def test_near_are_just_those_that_a_look_at_every_word_finds(words, sought, slips):
    vocabulary = Vocabulary((f"fr\t{word}\t{word}", 1) for word in sorted(words))

    found = {word.folded: made for word, made in vocabulary.near(sought, slips)}

    distances = {word: OSA.distance(word, sought) for word in words}
    assert found == {word: made for word, made in distances.items() if 0 < made <= slips}
