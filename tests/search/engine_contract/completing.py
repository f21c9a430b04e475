"""What one begins to type is completed."""

import pytest

from search.engine import Engine
from tests.search.building import (
    GARDEN,
    entry,
    filled,
    library,
)


class Completes:
    @pytest.mark.parametrize("beginning", ["assoc", "ASSOC", "l'assoc", "Le jardin des assoc"])
    def test_a_beginning_is_completed_by_words_and_titles(self, engine: Engine, beginning):
        index = filled(engine, library())

        completions = index.complete(beginning, "fr", 8)

        assert any(each.endswith("associations") for each in completions)

    def test_accents_come_with_the_completion(self, engine: Engine):
        index = filled(engine, library())

        assert "économie" in index.complete("econ", "fr", 8)

    def test_no_more_than_asked_for(self, engine: Engine):
        index = filled(engine, [entry(title=f"atelier{number}") for number in range(30)])

        assert len(index.complete("atel", "fr", 8)) == 8
        assert index.complete("atel", "fr", 0) == []

    def test_words_of_a_removed_item_are_no_longer_offered(self, engine: Engine):
        index = filled(engine, library())

        index.replace({GARDEN: []})

        assert index.complete("assoc", "fr", 8) == []

    @pytest.mark.parametrize("beginning", ["", " ", "a", "\0", "?", "zzzz"])
    def test_what_nothing_begins_with_has_no_completion(self, engine: Engine, beginning):
        index = filled(engine, library())

        assert index.complete(beginning, "fr", 8) == []
