"""A word that nothing holds is repaired by one that something holds."""

import pytest

from search.concepts import Concept
from search.engine import Engine, Index
from search.results import Repair
from tests.search.building import (
    GARDEN,
    KITCHEN,
    SEWING,
    THERMAL,
    ask,
    entry,
    filled,
    keys,
    library,
    shown,
)


class RepairsWords:
    @pytest.mark.parametrize(
        ("typed", "used", "found", "reader"),
        [
            ("ekonomie", "économie", KITCHEN, "fr"),
            ("economei", "économie", KITCHEN, "fr"),
            ("assosiations", "associations", GARDEN, "fr"),
            ("assosiations", "associations", GARDEN, "ar"),
            ("Θεσαλονίκη", "θεσσαλονίκη", THERMAL, "fr"),
            ("Genosenschaft", "genossenschaft", SEWING, "de"),
        ],
    )
    def test_an_unknown_word_is_repaired_and_said_so(
        self, index: Index, typed, used, found, reader
    ):
        results = ask(index, typed, reader=reader)

        assert keys(results) == [found]
        assert results.repairs == (Repair(typed, used),)

    def test_a_repair_is_marked_in_the_results(self, index: Index):
        [hit] = ask(index, "cuisnie").hits

        assert shown(hit.title) == "Une [cuisine] partagée à Oloron"

    def test_only_the_unknown_word_is_replaced(self, index: Index):
        assert ask(index, "Oloron cuissine").repairs == (Repair("cuissine", "cuisine"),)

    def test_a_word_in_a_phrase_is_repaired(self, index: Index):
        results = ask(index, '"ekonomie sociale"')

        assert keys(results) == [KITCHEN]

    def test_the_most_frequent_of_equally_near_words_is_used(self, engine: Engine):
        rare = entry(title="carton")
        frequent = [entry(title="canton") for _ in range(3)]
        index = filled(engine, [rare, *frequent])

        assert ask(index, "caxton").repairs == (Repair("caxton", "canton"),)

    @pytest.mark.parametrize(
        ("typed", "reader", "near"),
        [
            ("Martin", "fr", "Matin"),
            ("Paris", "fr", "Les pairs"),
            ("York", "en", "Work"),
            ("sewing", "en", "Swing"),
            ("girafe", "fr", "Garage girofle"),
            ("القاهرة", "ar", "القاهره الأسرة القارة"),
            ("Παρίσι", "el", "Παιδί παρίστανται"),
        ],
    )
    def test_names_and_correct_words_stay_as_they_are(self, engine: Engine, typed, reader, near):
        index = filled(engine, [entry(locale=reader, title=near.replace(typed, ""))])

        assert ask(index, typed, reader=reader).repairs == ()

    def test_what_is_not_sure_is_offered(self, engine: Engine):
        titles = ["Le loyer", "Le foyer", "Le foyer des jeunes", "Un jardin"]
        index = filled(engine, [entry(title=title) for title in titles])

        results = ask(index, "joyer jardin")

        assert results.repairs == ()
        assert results.offered == (Repair("joyer", "foyer"), Repair("joyer", "loyer"))
        assert [shown(hit.title) for hit in results.hits] == ["Un [jardin]"]

    def test_a_word_of_another_language_of_the_script_is_only_offered(self, index: Index):
        results = ask(index, "Genosenschaft", reader="fr")

        assert results.repairs == ()
        assert results.offered == (Repair("Genosenschaft", "genossenschaft"),)

    def test_no_word_that_says_nothing_is_used(self, engine: Engine):
        index = filled(engine, [entry(title="Dans la vallée, pourquoi pas")])

        results = ask(index, "pourqoi danss")

        assert (results.repairs, results.offered) == ((), ())

    def test_a_word_within_the_name_of_a_theme_is_repaired(self, engine: Engine):
        law = Concept("theme", str(SEWING), (("ar", "المساعدة القانونية"),))
        index = filled(engine, [entry(concepts=(law,))])

        results = ask(index, "المساعدة القانوونية", reader="ar")

        assert (results.total, len(results.repairs)) == (1, 1)

    def test_two_words_that_are_one_are_joined(self, engine: Engine):
        shared = entry(title="Covoiturage du lundi")
        index = filled(engine, [shared, entry(title="Une voiture")])

        results = ask(index, "co voiturage")

        assert keys(results) == [shared.key]
        assert results.repairs == (Repair("co voiturage", "covoiturage"),)

    def test_an_unfinished_last_word_is_completed(self, index: Index):
        assert ask(index, "oloron cuisi").repairs == (Repair("cuisi", "cuisine"),)
        assert ask(index, "cuisi oloron").repairs == ()

    def test_the_end_of_a_last_word_that_is_a_word_of_its_own_is_offered(self, index: Index):
        results = ask(index, "économie soli")

        assert (results.total, results.repairs) == (0, ())
        assert results.offered == (Repair("soli", "solidaire"),)
        assert ask(index, "soli économie").offered == ()

    def test_known_words_that_find_nothing_together_stay_as_they_are(self, index: Index):
        results = ask(index, "cuisine vélo")

        assert (results.total, results.repairs) == (0, ())

    def test_a_filter_that_leaves_nothing_is_no_reason_to_repair(self, engine: Engine):
        index = filled(engine, [*library(), entry(title="Les vélis", facets={"country": ("GB",)})])

        results = ask(index, "vélos", filters={"country": ("GB",)})

        assert (results.total, results.repairs) == (0, ())

    @pytest.mark.parametrize("typed", ["olr", "64000", "2026x", "xyzxyzxyz"])
    def test_short_words_numbers_and_nonsense_stay_as_they_are(self, engine: Engine, typed):
        index = filled(engine, [*library(), entry(title="64001 2026y")])

        results = ask(index, typed)

        assert (results.total, results.repairs) == (0, ())

    def test_no_word_is_repaired_where_the_query_says_so(self, index: Index):
        assert ask(index, "ekonomie", repair=False).total == 0

    def test_a_word_published_just_now_repairs_and_one_removed_no_longer_does(self, engine: Engine):
        index = filled(engine, library())
        published = entry(title="Fromagerie")
        assert ask(index, "fromagerei").repairs == ()

        index.replace({published.key: [published]})
        after_publication = ask(index, "fromagerei").repairs
        index.replace({published.key: []})

        assert after_publication == (Repair("fromagerei", "fromagerie"),)
        assert ask(index, "fromagerei").repairs == ()

    def test_a_word_that_serves_other_readers_only_repairs_nothing(self, engine: Engine):
        german = entry(locale="de", readers=("de",), title="Genossenschaft")
        french = entry(key=german.key, readers=("fr", "en", "el", "ar"), title="Coopérative")
        index = filled(engine, [german, french])

        assert ask(index, "Genosenschaft", reader="fr").total == 0
        assert ask(index, "Genosenschaft", reader="de").total == 1
