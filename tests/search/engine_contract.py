"""What every engine does. An engine's tests subclass these and give an ``engine`` fixture."""

import time
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import product
from uuid import uuid4

import pytest

from search.engine import Engine, IndexUnavailableError
from search.query import FACET_FIELDS, LARGEST_NUMBER, Sort
from search.results import FacetCount, Repair
from tests.search import hostile
from tests.search.building import (
    BICYCLES,
    EVERY_READER,
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
    def test_a_hostile_query_is_answered_in_less_than_200_ms(self, engine: Engine, text):
        index = filled(engine, library())

        started = time.thread_time()
        results = ask(index, text, facets=FACET_FIELDS)
        index.complete(text, "fr", 8)

        assert time.thread_time() - started < 0.2
        assert results.total >= 0

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


class ServesReaders:
    @pytest.mark.parametrize("reader", EVERY_READER)
    def test_each_item_comes_once(self, engine: Engine, reader):
        index = filled(engine, library())

        found = keys(ask(index, "", reader=reader))

        assert Counter(found) == Counter({KITCHEN, GARDEN, BICYCLES, THERMAL, SEWING})

    @pytest.mark.parametrize(("reader", "locale"), [("fr", "fr"), ("ar", "fr"), ("de", "en")])
    def test_it_comes_in_the_version_that_serves_the_reader(self, engine: Engine, reader, locale):
        index = filled(engine, library())

        [hit] = ask(index, "Oloron", reader=reader).hits

        assert (hit.key, hit.locale) == (KITCHEN, locale)

    def test_an_unknown_reader_finds_nothing(self, engine: Engine):
        index = filled(engine, library())

        assert ask(index, "", reader="xx").total == 0


class CountsAndOrders:
    def test_filters_join_fields_by_and_and_values_by_or(self, engine: Engine):
        index = filled(engine, library())

        either = ask(index, filters={"country": ("GR", "AT")})
        both = ask(index, filters={"country": ("GR", "AT"), "kind": ("organisation",)})

        assert set(keys(either)) == {THERMAL, SEWING}
        assert keys(both) == [THERMAL]

    def test_an_unknown_value_finds_nothing_and_an_empty_filter_does_not_filter(
        self, engine: Engine
    ):
        index = filled(engine, library())

        assert ask(index, filters={"country": ("XX",)}).total == 0
        assert ask(index, filters={"country": ()}).total == 5

    @pytest.mark.parametrize("text", ["", "atelier", "jardin"])
    def test_facet_counts_equal_a_count_by_hand(self, engine: Engine, text):
        entries = _grid()
        index = filled(engine, entries)
        filters = {"country": ("FR", "GR"), "kind": ("case_study",), "spoken": ("ar", "uk")}

        facets = ask(index, text, filters=filters, facets=FACET_FIELDS).facets

        assert facets == {
            field: _counted_by_hand(entries, text, filters, field) for field in FACET_FIELDS
        }

    def test_a_number_of_minutes_leaves_what_takes_no_longer(self, engine: Engine):
        short, exact = entry(minutes=20), entry(minutes=45)
        index = filled(engine, [short, exact, entry(minutes=46), entry(minutes=None)])

        assert set(keys(ask(index, max_minutes=45))) == {short.key, exact.key}
        assert ask(index, max_minutes=19).total == 0
        assert ask(index).total == 4

    @pytest.mark.parametrize("size", [6, 12, 16])
    def test_a_group_finds_what_is_for_groups_of_its_size(self, engine: Engine, size):
        medium, any_size = entry(groups=(6, 16)), entry(groups=(1, LARGEST_NUMBER))
        others = [entry(groups=(1, 5)), entry(groups=(17, 30)), entry(groups=None)]
        index = filled(engine, [medium, any_size, *others])

        assert set(keys(ask(index, group_size=size))) == {medium.key, any_size.key}

    def test_numbers_join_words_and_filters_by_and(self, engine: Engine):
        wanted = entry(title="Carte", kind="activity", minutes=45, groups=(6, 16))
        others = [
            replace(wanted, key=uuid4(), title="Jeu"),
            replace(wanted, key=uuid4(), facets=wanted.facets | {"kind": ("course",)}),
            replace(wanted, key=uuid4(), minutes=60),
            replace(wanted, key=uuid4(), groups=(2, 4)),
        ]
        index = filled(engine, [*others, wanted])

        found = ask(index, "carte", filters={"kind": ("activity",)}, max_minutes=45, group_size=12)

        assert keys(found) == [wanted.key]

    def test_facets_are_counted_within_the_numbers(self, engine: Engine):
        entries = [
            entry(kind="activity", minutes=30, groups=(2, 8)),
            entry(kind="activity", minutes=90, groups=(2, 8)),
            entry(kind="course_session", minutes=30),
        ]
        index = filled(engine, entries)

        brief = ask(index, filters={"kind": ("activity",)}, max_minutes=45, facets=("kind",))

        counts = (FacetCount("activity", 1), FacetCount("course_session", 1))
        assert (brief.total, brief.facets["kind"]) == (1, counts)

    def test_numbers_that_leave_nothing_are_no_reason_to_repair(self, engine: Engine):
        index = filled(engine, [*library(), entry(title="Les vélis", minutes=10)])

        results = ask(index, "vélos", max_minutes=10)

        assert (results.total, results.repairs) == (0, ())

    def test_only_the_facets_asked_for_are_counted(self, engine: Engine):
        index = filled(engine, library())

        assert set(ask(index, facets=("kind",)).facets) == {"kind"}

    def test_titles_are_ordered_without_regard_to_accents(self, engine: Engine):
        index = filled(engine, [entry(title=title) for title in ("Zèbre", "École", "eau", "Abri")])

        hits = ask(index, sort=Sort.TITLE).hits

        assert [shown(hit.title) for hit in hits] == ["Abri", "eau", "École", "Zèbre"]

    def test_newest_first_also_with_words(self, engine: Engine):
        old = entry(title="Compost", summary="compost", published_at=PUBLISHED_AT)
        new = entry(body="compost", published_at=PUBLISHED_AT + timedelta(days=1))
        index = filled(engine, [old, new])

        assert keys(ask(index, "compost", sort=Sort.NEWEST)) == [new.key, old.key]
        assert keys(ask(index, "compost")) == [old.key, new.key]

    def test_pages_hold_every_result_once(self, engine: Engine):
        entries = [entry(title=f"Atelier {number}") for number in range(25)]
        index = filled(engine, entries)

        pages = [ask(index, "atelier", page=page, per_page=10) for page in (1, 2, 3, 4)]

        assert [len(each.hits) for each in pages] == [10, 10, 5, 0]
        assert {key for each in pages for key in keys(each)} == {each.key for each in entries}
        assert {(each.total, each.pages) for each in pages} == {(25, 3)}

    def test_an_empty_index_answers(self, engine: Engine):
        index = filled(engine, [])

        results = ask(index, "vélo", facets=("kind",))

        assert (results.total, results.hits, results.facets, results.pages) == (
            0,
            (),
            {"kind": ()},
            1,
        )
        assert ask(index).total == 0


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


class MarksMatches:
    def test_matches_are_marked_in_title_and_excerpt(self, engine: Engine):
        index = filled(engine, library())

        [hit] = ask(index, "velos").hits

        assert shown(hit.title) == "Atelier [vélo] du Gave"
        assert shown(hit.excerpt) == "Réparer des [vélos], apprendre le français."

    def test_without_words_there_is_no_excerpt(self, engine: Engine):
        index = filled(engine, library())

        assert {hit.excerpt for hit in ask(index).hits} == {()}

    def test_a_match_in_labels_alone_has_no_excerpt(self, engine: Engine):
        index = filled(engine, library())

        [hit] = ask(index, "Landwirtschaft").hits

        assert hit.excerpt == ()
        assert shown(hit.title) == "Le jardin des associations"

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


class KeepsItems:
    def test_a_replaced_item_is_found_by_its_new_words_only(self, engine: Engine):
        index = filled(engine, library())

        index.replace({GARDEN: [entry(key=GARDEN, title="La serre")]})

        assert keys(ask(index, "serre")) == [GARDEN]
        assert ask(index, "jardin", repair=False).total == 0
        assert ask(index).total == 5

    def test_an_item_without_entries_is_removed_in_all_its_versions(self, engine: Engine):
        index = filled(engine, library())

        index.replace({KITCHEN: []})

        assert ask(index, "Oloron", reader="fr").total == 0
        assert ask(index, "Oloron", reader="en").total == 0
        assert {key for key, _ in index.digests()} == {GARDEN, BICYCLES, THERMAL, SEWING}

    def test_repeating_a_replacement_changes_nothing(self, engine: Engine):
        index = filled(engine, library())
        change = {GARDEN: [entry(key=GARDEN, title="La serre")], KITCHEN: [], uuid4(): []}

        index.replace(change)
        once = (ask(index), index.digests())
        index.replace(change)

        assert (ask(index), index.digests()) == once

    def test_several_items_are_replaced_in_one_commit(self, engine: Engine):
        index = filled(engine, library())
        new = [entry(title=f"Nouveau {number}") for number in range(3)]

        index.replace({each.key: [each] for each in new} | {GARDEN: []})

        assert ask(index).total == 7

    def test_another_opening_of_the_index_finds_it_at_once(self, engine: Engine):
        index, other = filled(engine, library()), engine.open("first")
        assert ask(other, "serre", repair=False).total == 0

        index.replace({GARDEN: [entry(key=GARDEN, title="La serre")]})

        assert keys(ask(other, "serre")) == [GARDEN]

    def test_many_replacements_lose_nothing(self, engine: Engine):
        index = filled(engine, library())
        expected = index.digests()
        for number in range(60):
            changed = entry(title=f"Passage {number % 20}", key=KITCHEN if number % 3 else GARDEN)
            if number % 7 == 0:
                changed = replace(changed, key=uuid4())
            index.replace({changed.key: [changed]})
            expected = {at: kept for at, kept in expected.items() if at[0] != changed.key}
            expected[changed.key, "fr"] = changed.digest

        assert index.digests() == expected
        assert ask(index).total == len(expected)

    def test_minutes_and_groups_survive_what_is_published_beside_them(self, engine: Engine):
        timed = entry(minutes=45, groups=(6, 16))
        index = filled(engine, [timed])

        for number in range(60):
            index.replace({GARDEN: [entry(key=GARDEN, title=f"La serre {number}")]})

        assert keys(ask(index, max_minutes=45, group_size=6)) == [timed.key]

    def test_digests_name_every_entry(self, engine: Engine):
        entries = library()

        index = filled(engine, entries)

        assert index.digests() == {(each.key, each.locale): each.digest for each in entries}


class KeepsBuilds:
    def test_builds_live_side_by_side_and_are_dropped_alone(self, engine: Engine):
        first, second = filled(engine, library()), filled(engine, library()[:1], "second")
        assert engine.builds() == ["first", "second"]

        engine.drop("second")
        engine.drop("second")

        assert engine.builds() == ["first"]
        assert ask(first).total == 5
        second.close()

    def test_a_missing_index_is_unavailable(self, engine: Engine):
        with pytest.raises(IndexUnavailableError):
            engine.open("missing")

    def test_an_index_under_construction_cannot_be_opened_as_finished(self, engine: Engine):
        index = engine.create("half")

        def entries():
            yield from library()
            raise InterruptedError

        with pytest.raises((InterruptedError, IndexUnavailableError)):
            index.add_all(entries())
        with pytest.raises(IndexUnavailableError):
            engine.open("half")

    def test_creating_an_index_anew_empties_it(self, engine: Engine):
        filled(engine, library()).close()

        again = filled(engine, library()[2:3])

        assert keys(ask(again)) == [GARDEN]

    def test_an_index_serves_after_it_was_replaced_by_another_build(self, engine: Engine):
        old = filled(engine, library())

        new = filled(engine, [entry(title="Tout nouveau")], "second")

        assert (ask(old).total, ask(new).total) == (5, 1)


class EngineContract(
    FindsWords,
    ServesReaders,
    CountsAndOrders,
    RepairsWords,
    Completes,
    MarksMatches,
    KeepsItems,
    KeepsBuilds,
):
    """All of it."""


def _grid():
    """Every combination of some facet values, some of the items named differently."""
    combinations = product(("case_study", "organisation"), ("FR", "GR", "AT"), ("ar", "uk", "ti"))
    return [
        entry(
            kind=kind,
            title="Un atelier" if number % 3 else "Un jardin",
            facets={
                "kind": (kind,),
                "country": (country,),
                "spoken": (spoken, "fr"),
                "theme": (f"theme-{number % 4}", f"theme-{number % 5}x"),
                "audience": ("women",) if number % 2 else (),
            },
        )
        for number, (kind, country, spoken) in enumerate(combinations)
    ]


def _counted_by_hand(entries, text, filters, field):
    others = {name: values for name, values in filters.items() if name != field}
    counts = Counter(
        value
        for each in entries
        if text in each.title
        and all(set(each.facets[name]) & set(values) for name, values in others.items())
        for value in each.facets[field]
    )
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(FacetCount(value, count) for value, count in ordered)
