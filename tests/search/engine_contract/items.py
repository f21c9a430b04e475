"""Items are replaced and removed, and nothing is lost."""

from dataclasses import replace
from uuid import uuid4

from search.engine import Engine
from tests.search.building import (
    BICYCLES,
    GARDEN,
    KITCHEN,
    SEWING,
    THERMAL,
    ask,
    entry,
    filled,
    keys,
    library,
)


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
