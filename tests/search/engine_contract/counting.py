"""Filters, facets, numbers, order and pages."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import product
from uuid import uuid4

import pytest

from search.engine import Engine, Index
from search.query import FACET_FIELDS, LARGEST_NUMBER, Sort
from search.results import FacetCount
from tests.search.building import (
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


class CountsAndOrders:
    def test_filters_join_fields_by_and_and_values_by_or(self, index: Index):
        either = ask(index, filters={"country": ("GR", "AT")})
        both = ask(index, filters={"country": ("GR", "AT"), "kind": ("organisation",)})

        assert set(keys(either)) == {THERMAL, SEWING}
        assert keys(both) == [THERMAL]

    def test_an_unknown_value_finds_nothing_and_an_empty_filter_does_not_filter(self, index: Index):
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

    def test_only_the_facets_asked_for_are_counted(self, index: Index):
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
