"""A word that nothing holds is repaired by one that something holds."""

import pytest

from search.engine import Engine
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
        ("typed", "used", "found"),
        [
            ("ekonomie", "économie", KITCHEN),
            ("economei", "économie", KITCHEN),
            ("assosiations", "associations", GARDEN),
            ("Θεσαλονίκη", "θεσσαλονίκη", THERMAL),
            ("Genosenschaft", "genossenschaft", SEWING),
        ],
    )
    def test_an_unknown_word_is_repaired_and_said_so(self, engine: Engine, typed, used, found):
        index = filled(engine, library())

        results = ask(index, typed)

        assert keys(results) == [found]
        assert results.repairs == (Repair(typed, used),)

    def test_a_repair_is_marked_in_the_results(self, engine: Engine):
        index = filled(engine, library())

        [hit] = ask(index, "cuisnie").hits

        assert shown(hit.title) == "Une [cuisine] partagée à Oloron"

    def test_only_the_unknown_word_is_replaced(self, engine: Engine):
        index = filled(engine, library())

        assert ask(index, "Oloron cuissine").repairs == (Repair("cuissine", "cuisine"),)

    def test_a_word_in_a_phrase_is_repaired(self, engine: Engine):
        index = filled(engine, library())

        results = ask(index, '"ekonomie sociale"')

        assert keys(results) == [KITCHEN]

    def test_the_most_frequent_of_equally_near_words_is_used(self, engine: Engine):
        rare = entry(title="carton")
        frequent = [entry(title="canton") for _ in range(3)]
        index = filled(engine, [rare, *frequent])

        assert ask(index, "caxton").repairs == (Repair("caxton", "canton"),)

    def test_known_words_that_find_nothing_together_stay_as_they_are(self, engine: Engine):
        index = filled(engine, library())

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

    def test_no_word_is_repaired_where_the_query_says_so(self, engine: Engine):
        index = filled(engine, library())

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
