"""Results show where they match, and quote prose alone."""

import pytest

from search.concepts import Concept
from search.engine import Engine, Index
from tests.search.building import (
    GARDEN,
    ask,
    entry,
    filled,
    shown,
)


class MarksMatches:
    def test_matches_are_marked_in_title_and_excerpt(self, index: Index):
        [hit] = ask(index, "velos").hits

        assert shown(hit.title) == "Atelier [vélo] du Gave"
        assert shown(hit.excerpt) == "Réparer des [vélos], apprendre le français."

    def test_without_words_there_is_no_excerpt(self, index: Index):
        assert {hit.excerpt for hit in ask(index).hits} == {()}

    def test_a_match_in_labels_alone_has_no_excerpt(self, index: Index):
        [hit] = ask(index, "Landwirtschaft").hits

        assert hit.excerpt == ()
        assert shown(hit.title) == "Le jardin des associations"

    def test_what_is_named_by_the_words_is_told(self, engine: Engine):
        dari = Concept("spoken", "fa-AF", (("fr", "dari"),))
        women = Concept("audience", "women", (("fr", "femmes"),))
        housing = Concept("theme", str(GARDEN), (("fr", "logement"),))
        index = filled(engine, [entry(title="Accueil", concepts=(dari, women, housing))])

        assert [hit.named for hit in ask(index, "parle dari").hits] == [("spoken",)]
        assert [hit.named for hit in ask(index, "logement femmes").hits] == [("audience", "theme")]
        assert [hit.named for hit in ask(index, "accueil").hits] == [()]
        assert [hit.named for hit in ask(index).hits] == [()]

    def test_it_is_told_where_a_text_says_a_need_in_other_words(self, engine: Engine):
        says = entry(title="Un médecin pour tous")
        index = filled(engine, [says, entry(title="Un toubib du quartier")])

        hits = {hit.key: hit for hit in ask(index, "toubib").hits}

        assert {key: hit.says_otherwise for key, hit in hits.items()} == {
            key: key == says.key for key in hits
        }
        assert len(hits) == 2

    @pytest.mark.parametrize("typed", ["emploi", "64400", "specimen"])
    def test_contact_data_are_found_but_never_quoted(self, engine: Engine, typed):
        contacts = "52 rue du Spécimen · 64400 · emploi@atelier.example"
        index = filled(engine, [entry(title="Atelier", body="On répare.", contacts=contacts)])

        [hit] = ask(index, typed).hits

        assert hit.excerpt == ()

    def test_words_of_files_are_found_but_never_quoted(self, engine: Engine):
        index = filled(engine, [entry(title="Guide", body="Un guide.", files="permaculture")])

        [hit] = ask(index, "permaculture").hits

        assert hit.excerpt == ()

    def test_an_excerpt_is_cut_from_prose_where_contact_data_match_too(self, engine: Engine):
        contacts = "emploi@atelier.example · https://emploi.example"
        index = filled(engine, [entry(body="Trouver un emploi.", contacts=contacts)])

        [hit] = ask(index, "emploi").hits

        assert shown(hit.excerpt) == "Trouver un [emploi]."
