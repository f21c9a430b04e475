"""What one begins to type is completed."""

import pytest

from search.concepts import Concept
from search.engine import Engine, Index
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
