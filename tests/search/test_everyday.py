"""What people call needs and towns leads to what offices call them, in any language."""

from uuid import UUID

import pytest

from search.card_words import card_words
from search.concepts import Concept
from search.everyday import forms_named_by, forms_of, forms_said_in, place_names
from search.meaning import glossed, required_words
from search.results import Repair
from search.whoosh_engine import WhooshEngine
from search.words import parse_search_text
from tests.search.building import ask, entry, filled, keys

THEMED, SAYING, OTHER = (UUID(int=number) for number in range(1, 4))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("toubib", "médecin"),
        ("Doktor", "الطبيب"),
        ("лікаря", "γιατρός"),
        ("داکتر", "doctor"),
        ("permis conduire", "Führerschein"),
        ("کار", "boulot"),
    ],
)
def test_names_of_one_need_meet_in_any_language(one, other):
    assert set(forms_named_by(one.split())) & set(forms_named_by(other.split()))


def test_a_text_names_needs_by_words_of_its_own_language_alone():
    assert ("~driving",) in list(forms_said_in(["mon", "permis", "de", "conduire"], "fr"))
    assert not any("~driving" in forms for forms in forms_said_in(["Führerschein"], "fr"))


def test_a_theme_stands_for_the_needs_that_it_shares_a_name_with():
    theme = Concept("theme", "1", (("fr", "Santé"), ("fr", "médecin")))
    method = Concept("method", "2", (("fr", "médecin"),))

    assert {"≈health", "≈doctor"} <= forms_of(theme)
    assert not forms_of(method)


def test_what_an_icebreaker_is_called_is_no_need():
    names = [parse_search_text(name) for _, name in card_words("method", "icebreaker")]

    assert [name.typed for name in names if forms_named_by(required_words(name))] == []


def test_what_says_a_need_goes_before_what_is_of_its_theme(tmp_path):
    theme = Concept("theme", "1", (("fr", "Santé"), ("fr", "médecin")))
    index = filled(
        WhooshEngine(tmp_path),
        [
            entry(key=THEMED, title="Une maison", concepts=(theme,)),
            entry(key=SAYING, title="Un médecin vous reçoit", concepts=(theme,)),
            entry(key=OTHER, title="Un jardin"),
        ],
    )

    assert keys(ask(index, "toubib")) == [SAYING, THEMED]
    assert keys(ask(index, "лікаря")) == [SAYING, THEMED]


def test_the_long_form_of_an_acronym_that_nothing_has_is_offered(tmp_path):
    index = filled(WhooshEngine(tmp_path), [entry(locale="en", title="A social enterprise")])

    found = ask(index, "SSE", reader="en")

    assert (found.total, found.repairs) == (0, ())
    assert found.offered == (Repair("SSE", "social enterprise"),)


def test_towns_have_names_in_other_scripts():
    assert {"Ορτέζ", "Ортез", "أورتيز"} <= set(place_names("Orthez"))
    assert place_names("Nulle-Part") == ("Nulle-Part",)


def test_needs_are_read_by_their_names():
    assert glossed(parse_search_text("toubib"), "fr") == "toubib. médecin"
    assert glossed(parse_search_text("introuvable"), "fr") == "introuvable"
