from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.folding import fold_word
from search.analysis.stems import indexed_forms, phrase_forms, sought_forms
from search.analysis.stop_words import is_stop_word
from search.analysis.tokens import words


@pytest.mark.parametrize(
    ("locale", "written", "typed"),
    [
        ("fr", "économies", "economie"),
        ("fr", "Économie", "économies"),
        ("fr", "vélos", "velo"),
        ("fr", "photo", "photos"),
        ("fr", "sociaux", "sociale"),
        ("fr", "réfugiées", "refugie"),
        ("fr", "réfugié", "refugiees"),
        ("fr", "formés", "formee"),
        ("en", "organisations", "organisation"),
        ("en", "refugees", "refugee"),
        ("de", "Häuser", "haus"),
        ("de", "Genossenschaften", "genossenschaft"),
        ("de", "Übung", "Uebung"),
        ("de", "Küchen", "kueche"),
        ("de", "Oesterreich", "Österreich"),
        ("de", "Steuern", "steuer"),
        ("el", "οργανώσεις", "οργανωση"),
        ("el", "πρόσφυγες", "προσφυγας"),
        ("ar", "الجمعيات", "جمعية"),
        ("ar", "لاجئين", "لاجئ"),
        ("fr", "Κοινωνική", "κοινωνικη"),
        ("uk", "Допомога", "допомогу"),
        ("uk", "лікарів", "лікаря"),
        ("uk", "притулок", "притулку"),
        ("uk", "навчання", "навчань"),
        ("uk", "Ортезі", "Ортез"),
    ],
)
def test_a_word_meets_its_other_forms(locale, written, typed):
    assert set(indexed_forms(written, locale)) & set(sought_forms(typed))


def test_stems_of_two_languages_do_not_meet():
    ouvert, oeuvre = indexed_forms("ouvrir", "fr"), sought_forms("œuvre")

    assert not set(ouvert) & set(oeuvre)


LATIN = st.text(alphabet="abcdefghijklmnopqrstuvwxyzéèàçöüß", min_size=1)


@given(LATIN, st.sampled_from(["fr", "en", "de"]))
def test_a_stem_is_indexed_under_its_own_language_alone(word, locale):
    assert all(form.startswith(f"{locale}:") for form in indexed_forms(word, locale))


@given(LATIN, LATIN, st.sampled_from(["uk", "ar", "el"]))
def test_a_word_without_a_stem_is_found_by_itself_alone(word, other, locale):
    forms = indexed_forms(word, locale)

    assert forms == (fold_word(word),)
    assert set(forms).isdisjoint(sought_forms(other)) or fold_word(word) == fold_word(other)


def test_no_word_is_left_without_a_stem():
    assert not set(indexed_forms("ίδια", "el")) & set(sought_forms("είδα"))


@given(st.text(), st.sampled_from(["fr", "en", "de", "el", "ar", "uk"]))
def test_a_word_always_meets_itself_whatever_the_language_of_its_text(text, locale):
    for word in words(text):
        assert set(indexed_forms(word, locale)) & set(sought_forms(word))


@given(st.text(), st.sampled_from(["fr", "en", "de", "el", "ar"]))
def test_words_that_follow_each_other_meet_as_a_phrase(text, locale):
    found = words(text)

    indexed = [set(indexed_forms(word, locale)) | set(sought_forms(word)) for word in found]

    for way in phrase_forms(found):
        assert all(form in forms for form, forms in zip(way, indexed, strict=True))


def test_threads_stem_alike():
    vocabulary = [f"{beginning}ations" for beginning in map(chr, range(97, 123))] * 20

    def stem_all(_):
        return [indexed_forms.__wrapped__(word, "fr") for word in vocabulary]

    with ThreadPoolExecutor(8) as threads:
        results = list(threads.map(stem_all, range(16)))

    assert all(result == results[0] for result in results)


@pytest.mark.parametrize("word", ["le", "La", "für", "τις", "إلى", "ÜBER", "the"])
def test_articles_are_stop_words_in_any_spelling(word):
    assert is_stop_word(word)


@pytest.mark.parametrize("word", ["car", "son", "but", "art", "vélo", "Pau"])
def test_words_that_mean_something_in_one_language_are_not(word):
    assert not is_stop_word(word)
