"""Words find what holds them, whatever the query."""

from datetime import timedelta

import pytest

from search.engine import Engine
from search.query import FACET_FIELDS
from tests.search import hostile
from tests.search.building import (
    BICYCLES,
    GARDEN,
    KITCHEN,
    PUBLISHED_AT,
    SEWING,
    THERMAL,
    ask,
    entry,
    filled,
    keys,
    library,
    shown,
)


class FindsWords:
    @pytest.mark.parametrize(
        ("typed", "found"),
        [
            ("économie", KITCHEN),
            ("economie", KITCHEN),
            ("ÉCONOMIES", KITCHEN),
            ("réfugiée", KITCHEN),
            ("refugiees repas", KITCHEN),
            ("association", GARDEN),
            ("velo", BICYCLES),
            ("vélos", BICYCLES),
            ("οργανώσεις", THERMAL),
            ("οργανωση", THERMAL),
            ("ΘΕΣΣΑΛΟΝΊΚΗ", THERMAL),
            ("haus", SEWING),
            ("Häuser", SEWING),
            ("nahwerkstatt", SEWING),
            ("l'économie", KITCHEN),
            ("marmites d'émile", KITCHEN),
        ],
    )
    def test_a_word_is_found_whatever_its_accents_case_and_inflection(
        self, engine: Engine, typed, found
    ):
        index = filled(engine, library())

        assert keys(ask(index, typed)) == [found]

    @pytest.mark.parametrize("typed", ["kitchen", "Ernährung", "διατροφη", "الغِذاء", "غذاء"])
    def test_a_query_in_any_language_finds_an_item(self, engine: Engine, typed):
        index = filled(engine, library())

        assert keys(ask(index, typed, reader="fr")) == [KITCHEN]

    def test_all_words_must_match(self, engine: Engine):
        index = filled(engine, library())

        assert keys(ask(index, "cuisine Oloron")) == [KITCHEN]
        assert keys(ask(index, "cuisine marché")) == []

    def test_articles_need_not_match_beside_telling_words(self, engine: Engine):
        index = filled(engine, library())

        assert keys(ask(index, "un vélo dans les")) == [BICYCLES]

    def test_a_phrase_must_match_in_order(self, engine: Engine):
        forwards = entry(title="Économie sociale")
        backwards = entry(title="Action sociale, économies du foyer")
        index = filled(engine, [forwards, backwards])

        assert keys(ask(index, "« économies sociales »")) == [forwards.key]
        assert set(keys(ask(index, "économie sociale"))) == {forwards.key, backwards.key}

    def test_no_phrase_runs_from_one_part_into_the_next(self, engine: Engine):
        index = filled(engine, [entry(title="Une économie", summary="Sociale, elle aussi")])

        assert ask(index, '"économie sociale"').total == 0

    def test_parts_weigh_in_their_order(self, engine: Engine):
        parts = ("title", "names", "summary", "labels", "body", "other_versions", "contacts")
        entries = [entry(**{"title": "Autre", part: "compost"}) for part in parts]
        index = filled(engine, reversed(entries))

        assert keys(ask(index, "compost")) == [each.key for each in entries]

    def test_a_query_without_words_finds_everything_newest_first(self, engine: Engine):
        days = [entry(published_at=PUBLISHED_AT + timedelta(days=day)) for day in range(3)]
        index = filled(engine, days)

        assert keys(ask(index, "")) == [each.key for each in reversed(days)]

    def test_a_query_of_marks_alone_finds_everything(self, engine: Engine):
        index = filled(engine, library())

        assert ask(index, "?! “” —").total == 5

    @pytest.mark.parametrize("text", hostile.QUERIES, ids=hostile.NAMES)
    def test_a_hostile_query_is_answered_about_as_fast_as_an_ordinary_one(
        self, engine: Engine, text: str
    ):
        index = filled(engine, library())

        def answer(typed: str) -> None:
            index.complete(typed, "fr", 8)
            assert ask(index, typed, facets=FACET_FIELDS).total >= 0

        assert hostile.is_bounded(answer, text)

    def test_a_thick_file_neither_lifts_nor_sinks_its_item(self, engine: Engine):
        thick = " ".join(f"mot{number}" for number in range(5_000))
        index = filled(
            engine,
            [
                entry(title="Un verger", body="Planter.", files=thick),
                entry(title="Autre chose", body="Planter un verger.", files=""),
                entry(title="Tout autre", body="Rien.", files=f"verger {thick}"),
            ],
        )

        found = [hit.title for hit in ask(index, "verger").hits]

        assert [shown(title) for title in found] == [
            "Un [verger]",
            "Autre chose",
            "Tout autre",
        ]
