import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.stems import indexed_forms, sought_forms
from search.analysis.tokens import words
from search.highlighting import EXCERPT_LENGTH, Highlighter
from tests.search import hostile
from tests.search.building import shown


@pytest.mark.parametrize(
    ("locale", "sought", "text", "marked"),
    [
        ("fr", ["economie"], "L’Économie, les économies.", "L’[Économie], les [économies]."),
        ("fr", ["oeuvre"], "Une œuvre", "Une [œuvre]"),
        ("fr", ["oeufs", "soeur"], "l’œuf d’une Sœur", "l’[œuf] d’une [Sœur]"),
        ("fr", ["eleves"], "ÉLÈVE élégant", "[ÉLÈVE] élégant"),
        ("fr", ["sociale"], "sociaux, social", "[sociaux], [social]"),
        ("fr", ["eau"], "beau bateau, eau", "beau bateau, [eau]"),
        ("en", ["economies"], "The economy", "The [economy]"),
        ("de", ["haus"], "Häuser, Hausboot", "[Häuser], Hausboot"),
        ("de", ["strasse"], "Straße", "[Straße]"),
        ("el", ["οργανωση"], "Οι ΟΡΓΑΝΏΣΕΙΣ μας", "Οι [ΟΡΓΑΝΏΣΕΙΣ] μας"),
        ("ar", ["جمعية"], "هذه الجَمعيات هنا", "هذه [الجَمعيات] هنا"),
        ("ar", ["مدرسة"], "في المدارس هنا", "في [المدارس] هنا"),
        ("uk", ["київ"], "Місто Київ", "Місто [Київ]"),
        ("en", ["woman"], "For women", "For [women]"),
        ("fr", ["a.*", "(", "[x"], "a.* ( [x", "a.* ( [x"),
        ("fr", [], "rien", "rien"),
    ],
)
def test_words_are_marked_in_any_spelling(locale, sought, text, marked):
    highlighter = Highlighter([word for each in sought for word in words(each) if len(word) > 1])

    assert shown(highlighter.mark(text, locale)) == marked


def test_an_excerpt_shows_the_densest_place():
    text = "vélo. " + "Autre chose dite ici. " * 30 + "Le vélo et la cuisine. " + "Suite. " * 60

    excerpt = shown(Highlighter(["vélo", "cuisine"]).excerpt([text], "fr"))

    assert "Le [vélo] et la [cuisine]." in excerpt
    assert excerpt.startswith("…")
    assert excerpt.endswith("…")


def test_an_excerpt_is_cut_between_words_and_bounded():
    text = "mot " * 100 + "vélo " + "mot " * 100

    excerpt = shown(Highlighter(["vélo"]).excerpt([text], "fr"))

    assert len(excerpt) <= EXCERPT_LENGTH + len("……[]")
    assert set(excerpt.strip("…").split()) == {"mot", "[vélo]"}


def test_a_short_text_is_shown_whole():
    assert shown(Highlighter(["vélo"]).excerpt(["Un vélo."], "fr")) == "Un [vélo]."


def test_without_a_match_there_is_no_excerpt():
    assert Highlighter(["vélo"]).excerpt(["Rien", ""], "fr") == ()


def test_the_first_of_equally_good_texts_is_shown():
    assert shown(Highlighter(["vélo"]).excerpt(["vélo un", "vélo deux"], "fr")) == "[vélo] un"


def test_a_word_longer_than_an_excerpt_is_no_trouble():
    text = "x" * 1_000 + " vélo " + "y" * 1_000

    assert "[vélo]" in shown(Highlighter(["vélo"]).excerpt([text], "fr"))


def test_a_text_full_of_matches_is_marked_about_as_fast_as_one_without():
    full, without = "économie " * 20_000, "boutique " * 20_000

    def mark(text: str) -> None:
        Highlighter(["economie"]).excerpt([text], "fr")

    assert hostile.is_bounded(mark, full, without)


@given(st.text(), st.lists(st.text(min_size=1), max_size=4))
def test_fragments_make_up_the_text(text, sought):
    highlighter = Highlighter([word for each in sought for word in words(each)])

    assert "".join(each.text for each in highlighter.mark(text, "fr")) == text
    excerpt = "".join(each.text for each in highlighter.excerpt([text], "fr"))
    assert excerpt.strip("…") in text


@given(st.text(alphabet="aàâeéèêëiîïoôuùûcçsœæ' -", max_size=80))
def test_what_is_marked_is_a_form_of_a_word_sought(text):
    for word in words(text)[:2]:
        fragments = Highlighter([word]).mark(text, "fr")
        marked = [each.text for each in fragments if each.is_match]

        assert all(set(indexed_forms(each, "fr")) & set(sought_forms(word)) for each in marked)
