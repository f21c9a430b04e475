"""Words find what holds them, whatever the query."""

from datetime import timedelta

import pytest

from search.concepts import Concept
from search.engine import Engine, Index
from search.query import FACET_FIELDS
from search.searcher import Searcher
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
        self, index: Index, typed, found
    ):
        assert found in keys(ask(index, typed))

    @pytest.mark.parametrize("typed", ["kitchen", "Ernährung", "διατροφη", "الغِذاء", "غذاء"])
    def test_a_query_in_any_language_finds_an_item(self, index: Index, typed):
        assert keys(ask(index, typed, reader="fr")) == [KITCHEN]

    @pytest.mark.parametrize(
        ("typed", "first", "second"),
        [
            ("Wohnung", "Eine Wohnung in Graz", "Hilfe bei der Wohnungssuche"),
            ("suche", "Suche nach Arbeit", "Hilfe bei der Wohnungssuche"),
            ("Wohnungssuche", "Wohnungssuche", "Wir suchen Wohnungen"),
            ("deutschkurse", "Deutschkurs am Abend", "Ein Kurs in Deutsch"),
        ],
    )
    def test_a_german_compound_and_its_parts_find_each_other(
        self, engine: Engine, typed, first, second
    ):
        same = entry(locale="de", title=first)
        akin = entry(locale="de", title=second)
        other = entry(locale="de", title="Ein Garten für alle")
        index = filled(engine, [akin, other, same])

        assert keys(ask(index, typed, reader="de", repair=False)) == [same.key, akin.key]

    def test_all_words_must_match(self, index: Index):
        assert keys(ask(index, "cuisine Oloron")) == [KITCHEN]
        assert ask(index, "cuisine marché").total == 0

    def test_what_has_most_of_the_words_follows_what_has_all(self, engine: Engine):
        both = entry(title="Logement à Oloron", facets={"country": ("FR",)})
        one = entry(title="Logement à Pau", facets={"country": ("FR",)})
        common = [entry(title=f"Oloron, rue {number}") for number in range(5)]
        index = filled(engine, [one, both, *common])

        found = ask(index, "logement oloron", facets=("country",))

        assert [(hit.key, hit.has_all) for hit in found.hits] == [
            (both.key, True),
            (one.key, False),
        ]
        assert (found.total, found.with_most, found.pages) == (1, 1, 1)
        assert [each.count for each in found.facets["country"]] == [1]

    def test_facets_count_what_has_most_of_the_words_where_nothing_has_all(self, engine: Engine):
        index = filled(engine, [entry(title="Logement à Pau"), entry(title="Un jardin")])

        found = ask(index, "logement pau dentiste", facets=("country",), repair=False)

        assert (found.total, found.with_most) == (0, 1)
        assert [each.count for each in found.facets["country"]] == [1]

    @pytest.mark.parametrize(
        "typed",
        [
            "je cherche un logement",
            "où trouver un logement svp ?",
            "Bonjour, j'ai besoin d'un logement, merci",
        ],
    )
    def test_words_of_asking_need_not_be_found(self, engine: Engine, typed):
        housing = entry(title="Logement")
        index = filled(engine, [housing, entry(title="Un besoin de jardin")])

        found = ask(index, typed)

        assert [(hit.key, hit.has_all) for hit in found.hits] == [(housing.key, True)]

    def test_an_unwanted_word_leaves_out_what_holds_it(self, index: Index):
        assert set(keys(ask(index, "cuisine"))) == {KITCHEN}
        assert keys(ask(index, "cuisine -oloron")) == []
        assert keys(ask(index, "-oloron")) == [KITCHEN]
        assert keys(ask(index, "jardin - pau")) == [GARDEN]

    def test_a_name_of_a_theme_counts_as_the_phrase_it_is(self, engine: Engine):
        languages = Concept(
            "theme",
            str(SEWING),
            (("en", "English class"), ("fr", "cours de langue"), ("fr", "cours")),
        )
        greek = entry(key=THERMAL, locale="el", title="Στο πάρκο", concepts=(languages,))
        english = entry(locale="en", title="English in the park")
        index = filled(engine, [greek, english])

        [first, *_] = ask(index, "english class", reader="en").hits
        by_theme = ask(index, "cours de langues").hits

        assert not keys(ask(index, "class", reader="en"))
        assert first.key == THERMAL
        assert [(hit.key, hit.themes) for hit in by_theme] == [(THERMAL, (SEWING,))]

    def test_what_says_it_itself_goes_before_what_a_theme_says(self, engine: Engine):
        money = Concept("theme", str(SEWING), (("fr", "microcrédit"),))
        lender = entry(title="Coup de pouce", summary="Un microcrédit pour commencer.")
        others = [entry(title=f"Compter {number}", concepts=(money,)) for number in range(9)]
        index = filled(engine, [*others, lender])

        found = ask(index, "microcrédit")

        assert found.total == 10
        assert found.hits[0].key == lender.key
        assert not found.hits[0].themes

    def test_words_that_are_just_the_name_of_a_filter_offer_it(self, engine: Engine):
        icebreaker = Concept("method", "icebreaker", (("fr", "brise-glace"), ("en", "icebreaker")))
        index = filled(engine, [entry(title="Parcours croisés", concepts=(icebreaker,))])

        assert ask(index, "un brise-glace").named == (("method", "icebreaker"),)
        assert ask(index, "icebreakers").named == (("method", "icebreaker"),)
        assert ask(index, "brise-glace parcours").named == ()
        assert ask(index, "parcours").named == ()
        assert ask(index).named == ()

    def test_an_acronym_in_capitals_is_no_other_word(self, engine: Engine):
        economy = entry(title="Un réseau de l’ESS")
        eating = entry(locale="de", title="Essen für alle")
        index = filled(engine, [economy, eating])

        assert keys(ask(index, "ESS")) == [economy.key]
        assert set(keys(ask(index, "ess"))) == {economy.key, eating.key}
        assert keys(ask(index, "ESSEN")) == [eating.key]

    def test_a_title_that_is_what_was_typed_comes_first(self, engine: Engine):
        title = entry(title="Demander l’asile en France", summary="Les étapes.")
        theme = entry(title="Accueil", summary="Demander l’asile en France. L’asile. France." * 3)
        index = filled(engine, [theme, title])

        assert keys(ask(index, "comment demander l'asile en France ?"))[0] == title.key

    def test_ones_own_language_and_country_go_first(self, engine: Engine):
        greek = entry(locale="el", title="Cours de français", facets={"country": ("GR",)})
        french = entry(title="Cours de français", facets={"country": ("FR",)})
        index = filled(engine, [greek, french])

        assert keys(ask(index, "cours de français")) == [french.key, greek.key]
        assert keys(ask(index, "cours de français", reader="el")) == [greek.key, french.key]

    def test_ones_own_country_goes_before_another_that_says_somewhat_more(self, engine: Engine):
        greek = entry(
            locale="en",
            summary="English class by the sea",
            body="The English class is free. " * 2,
            facets={"country": ("GR",)},
        )
        british = entry(locale="en", summary="English class in Hull", facets={"country": ("GB",)})
        index = filled(engine, [greek, british])

        assert keys(ask(index, "English class", reader="en")) == [british.key, greek.key]

    def test_articles_need_not_match_beside_telling_words(self, index: Index):
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

    def test_a_query_of_marks_alone_finds_everything(self, index: Index):
        assert ask(index, "?! “” —").total == 5

    @pytest.mark.parametrize("text", hostile.QUERIES, ids=hostile.NAMES)
    def test_a_hostile_query_is_answered_about_as_fast_as_an_ordinary_one(
        self, index: Index, text: str
    ):
        def answer(typed: str) -> None:
            Searcher(index).complete(typed, "fr", 8)
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
