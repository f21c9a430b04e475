"""What one begins to type is completed."""

import pytest

from search.concepts import Concept
from search.engine import Engine, Index
from search.names import country_names, language_names
from search.searcher import Searcher
from tests.search.building import (
    GARDEN,
    entry,
    filled,
    library,
)


class Completes:
    @pytest.mark.parametrize("beginning", ["assoc", "ASSOC", "l'assoc", "Le jardin des assoc"])
    def test_a_beginning_is_completed_by_words_and_titles(self, index: Index, beginning):
        completions = Searcher(index).complete(beginning, "fr", 8)

        assert any(each.endswith("associations") for each in completions)

    def test_accents_come_with_the_completion(self, index: Index):
        assert "économie" in Searcher(index).complete("econ", "fr", 8)

    def test_the_first_letter_is_completed(self, index: Index):
        assert "jardin" in Searcher(index).complete("j", "fr", 8)

    def test_no_word_that_says_nothing_is_offered(self, engine: Engine):
        index = filled(engine, [entry(title="Dans les ateliers, des dattes")])

        assert Searcher(index).complete("da", "fr", 1) == ["dattes"]

    def test_the_last_word_is_completed_in_the_light_of_those_before(self, engine: Engine):
        saints = [entry(title=f"Santé, rue {number}") for number in range(3)]
        index = filled(engine, [*saints, entry(title="Oloron-Sainte-Marie"), entry(title="Sable")])

        assert Searcher(index).complete("oloron sa", "fr", 1) == ["oloron sainte"]
        assert Searcher(index).complete("sa", "fr", 1) == ["santé"]
        assert Searcher(index).complete("introuvable sa", "fr", 1) == ["introuvable santé"]

    @pytest.mark.parametrize(
        ("typed", "reader", "named"),
        [
            ("cours", "fr", "cours de français"),
            ("cours de f", "fr", "cours de français"),
            ("دروس ا", "ar", "دروس الألمانية"),
            ("دروس", "ar", "دروس الألمانية"),
            ("eng", "en", "english class"),
            ("oloron-sa", "en", "oloron-sainte-marie"),
        ],
    )
    def test_names_of_themes_and_towns_are_completed(self, engine: Engine, typed, reader, named):
        names = (("fr", "Cours de français"), ("ar", "دروس الألمانية"), ("en", "English class"))
        town = Concept("place", "Oloron", (("", "Oloron-Sainte-Marie"),))
        index = filled(engine, [entry(concepts=(Concept("theme", "x", names), town))])

        assert named in Searcher(index).complete(typed, reader, 8)

    @pytest.mark.parametrize(
        ("title", "locale", "typed", "offered"),
        [
            ("Chaque chacun, des chaussures", "fr", "ch", ["chaussures"]),
            ("All about asylum", "en", "a", ["asylum"]),
            ("Jede jene Jugend", "de", "j", ["jugend"]),
            ("Τόσο και τότε τροφή", "el", "τ", ["τροφή"]),
            ("لكن لجوء لدى", "ar", "ل", ["لجوء"]),
        ],
    )
    def test_function_words_are_offered_in_no_language(
        self, engine: Engine, title, locale, typed, offered
    ):
        index = filled(engine, [entry(locale=locale, title="", body=title)])

        assert Searcher(index).complete(typed, locale, 8) == offered

    def test_words_that_find_the_same_are_offered_once(self, engine: Engine):
        frequent = [entry(body=f"association {number}") for number in range(2)]
        index = filled(engine, [*frequent, entry(body="associations assises")])

        assert Searcher(index).complete("ass", "fr", 8) == ["association", "assises"]

    @pytest.mark.parametrize(
        ("typed", "offered"),
        [
            ("س", ["السكن", "سوق"]),
            ("سك", ["السكن"]),
            ("الس", ["السكن", "السوق"]),
            ("للس", ["للسكن", "للسوق"]),
        ],
    )
    def test_arabic_is_completed_with_its_article_and_without(self, engine: Engine, typed, offered):
        entries = [entry(locale="ar", body="السكن"), entry(locale="ar", body="السكن سوق")]
        index = filled(engine, entries)

        assert Searcher(index).complete(typed, "ar", 8) == offered

    @pytest.mark.parametrize(
        ("typed", "reader", "named"),
        [
            ("ara", "fr", "arabe"),
            ("arabo", "fr", "arabophone"),
            ("griech", "de", "griechenland"),
            ("عر", "ar", "عربي"),
            ("fra", "en", "france"),
        ],
    )
    def test_countries_and_languages_are_completed_in_the_readers_language(
        self, engine: Engine, typed, reader, named
    ):
        names = [("spoken", "ar", language_names("ar")), ("country", "GR", country_names("GR"))]
        names.append(("country", "FR", country_names("FR")))
        index = filled(engine, [entry(concepts=tuple(Concept(*each) for each in names))])

        assert named in Searcher(index).complete(typed, reader, 8)

    def test_where_no_own_word_begins_so_those_of_other_versions_are_offered(self, engine: Engine):
        served = entry(locale="fr", title="Logement", readers=("fr", "ar"))
        index = filled(engine, [served, entry(locale="de", body="Logistik", readers=("de",))])

        assert Searcher(index).complete("lo", "ar", 8) == ["logement", "Logement"]

    def test_what_stands_beside_a_word_of_a_name_is_not_guessed(self, engine: Engine):
        name = Concept("theme", "x", (("ar", "دروس لغة"),))
        index = filled(engine, [entry(concepts=(name,)), entry(locale="ar", body="العمل")])

        assert Searcher(index).complete("دروس ا", "ar", 8) == []
        assert Searcher(index).complete("دروس ل", "ar", 8) == ["دروس لغة"]

    def test_titles_that_begin_so_come_before_others(self, engine: Engine):
        titles = ("Atelier du jardin", "Jardin partagé", "Contes sur le jeu")
        index = filled(engine, [entry(title=title) for title in titles])

        offered = Searcher(index).complete("jardin", "fr", 8)

        assert offered == ["Jardin partagé", "Atelier du jardin"]
        assert "Contes sur le jeu" not in Searcher(index).complete("l", "fr", 8)

    def test_a_title_comes_with_its_item(self, engine: Engine):
        twins = [entry(title="Jardinières"), entry(title="Jardinières")]
        index = filled(engine, [*library(), *twins])

        suggested = Searcher(index).suggest("jard", "fr", 8)

        assert [each.item.key for each in suggested if each.item] == [GARDEN]
        assert "Jardinières" in [each.text for each in suggested]

    def test_what_nothing_begins_with_is_repaired(self, index: Index):
        assert Searcher(index).complete("oloron cuisnie", "fr", 8) == ["oloron cuisine"]

    def test_no_more_than_asked_for(self, engine: Engine):
        index = filled(engine, [entry(title=f"atelier{number}") for number in range(30)])

        assert len(Searcher(index).complete("atel", "fr", 8)) == 8
        assert Searcher(index).complete("atel", "fr", 0) == []

    def test_words_of_a_removed_item_are_no_longer_offered(self, engine: Engine):
        index = filled(engine, library())

        index.replace({GARDEN: []})

        assert Searcher(index).complete("assoc", "fr", 8) == []

    @pytest.mark.parametrize("beginning", ["", " ", "\0", "?", "zzzz"])
    def test_what_nothing_begins_with_has_no_completion(self, index: Index, beginning):
        assert Searcher(index).complete(beginning, "fr", 8) == []
