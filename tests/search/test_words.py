import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.words import MAXIMUM_CHARACTERS, MAXIMUM_WORDS, parse_search_text
from tests.search import hostile


def test_words_and_phrases_are_told_apart():
    text = parse_search_text('atelier "économie sociale" vélo')

    assert text.words == ("atelier", "vélo")
    assert text.phrases == (("économie", "sociale"),)
    assert not text.was_cut


def test_each_of_several_phrases_is_one():
    text = parse_search_text('"économie sociale" pau «atelier vélo» "trois"')

    assert text.phrases == (("économie", "sociale"), ("atelier", "vélo"))
    assert text.words == ("pau", "trois")


@pytest.mark.parametrize("typed", ["« a b »", "“a b”", "„a b“", "»a b«", '"a b"', "”a b”", '«a b"'])
def test_every_language_s_quotation_marks_make_a_phrase(typed):
    assert parse_search_text(typed).phrases == (("a", "b"),)


def test_a_phrase_of_one_word_is_a_word():
    assert parse_search_text('"vélo"').words == ("vélo",)


def test_a_quotation_mark_without_a_partner_quotes_nothing():
    text = parse_search_text('atelier "vélo pau')

    assert (text.words, text.phrases) == (("atelier", "vélo", "pau"), ())


@pytest.mark.parametrize("typed", ["", "   ", '""', "?!", "\0", "\ud800"])
def test_nothing_to_look_for_is_empty(typed):
    assert parse_search_text(typed).is_empty


def test_control_characters_and_lone_surrogates_are_not_shown():
    assert parse_search_text("vé\0lo \ud800\u202epau\t\nlons").typed == "vélo pau lons"


@pytest.mark.parametrize("typed", ["\0", "\u202e\u2066", "\u200b", "\ud800", "\ue000", "\ufeff"])
def test_what_cannot_be_shown_at_all_is_still_something_that_was_typed(typed):
    assert parse_search_text(typed).typed == "\N{REPLACEMENT CHARACTER}"
    assert parse_search_text(f"vélo{typed}").typed == "vélo"


def test_an_emoji_newer_than_this_python_is_shown():
    assert parse_search_text("\U0001fb00 \U0001faff").typed == "\U0001fb00 \U0001faff"


def test_unwanted_words_are_counted_too():
    text = parse_search_text("vélo " + "-a " * 40)

    assert text.was_cut
    assert len(text.excluded) == MAXIMUM_WORDS


def test_joiners_inside_a_persian_word_stay():
    word = "می\u200cخواهم"

    assert parse_search_text(word).typed == word
    assert parse_search_text(word).words == (word,)


def test_a_long_text_is_cut_and_says_so():
    text = parse_search_text("mot " * 2_000)

    assert text.was_cut
    assert len(text.words) == MAXIMUM_WORDS
    assert len(text.typed) <= MAXIMUM_CHARACTERS


def test_a_text_of_just_the_greatest_length_is_not_cut():
    assert not parse_search_text("x" * MAXIMUM_CHARACTERS).was_cut


def test_a_text_of_few_words_that_is_too_long_is_cut_and_says_so():
    text = parse_search_text("x" * MAXIMUM_CHARACTERS + "y")

    assert text.was_cut
    assert text.typed == "x" * MAXIMUM_CHARACTERS


def test_no_word_is_cut_in_two():
    text = parse_search_text("logement " * 29)

    assert text.was_cut
    assert set(text.words) == {"logement"}


def test_a_long_phrase_is_cut_too():
    text = parse_search_text('"' + "a " * 50 + '"')

    assert text.was_cut
    assert len(text.phrases[0]) == MAXIMUM_WORDS


@pytest.mark.parametrize("typed", hostile.QUERIES, ids=hostile.NAMES)
def test_a_hostile_text_is_read_about_as_fast_as_an_ordinary_one(typed):
    text = parse_search_text(typed)

    assert len(text.typed) <= MAXIMUM_CHARACTERS
    assert hostile.is_bounded(parse_search_text, typed)


@given(st.text(alphabet=st.characters(), max_size=2_000))
def test_any_text_is_read_and_bounded(typed):
    text = parse_search_text(typed)

    assert len(text.typed) <= MAXIMUM_CHARACTERS
    assert len(text.words) + sum(map(len, text.phrases)) <= MAXIMUM_WORDS
    text.typed.encode()


@given(st.text())
def test_what_is_shown_back_reads_the_same_again(typed):
    once = parse_search_text(typed)
    again = parse_search_text(once.typed)

    assert (again.typed, again.words, again.phrases) == (once.typed, once.words, once.phrases)
