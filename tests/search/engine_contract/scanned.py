"""An engine matches and counts what a look at every entry finds."""

import random
from dataclasses import replace
from itertools import chain
from uuid import UUID

from search.concepts import Concept
from search.engine import Engine, Index
from search.entries import Entry
from search.meaning import meaning_of
from search.query import Query
from search.words import parse_search_text
from tests.search.building import entry, filled
from tests.search.scanning import Scan

WORDS = [
    *("jardin", "jardins", "vélo", "Vélos", "atelier", "l’atelier", "réfugié·e·s", "ESS", "essen"),
    *(
        "garden",
        "kitchen",
        "kitchens",
        "Haus",
        "Häuser",
        "Küche",
        "Sprachkurs",
        "Kurs",
        "Sprache",
        "20 h",
        "Saint-Étienne",
    ),
    *("οργάνωση", "οργανώσεις", "κήπος", "مدرسة", "المدرسة", "مدارس", "велосипед", "à", "the"),
]
HOUSING = Concept(
    "theme", "housing", (("fr", "logement"), ("en", "social housing"), ("el", "στέγη"))
)
GARDENS = Concept("theme", "gardens", (("fr", "jardin partagé"), ("en", "garden")))
OFFERS = ("free", "free+remote", 'free@{"timezone":"Europe/Paris"}', "@")
FACETS = ("kind", "theme", "country", "language")
QUERIES = 40
CHANGES, QUERIES_AFTER_CHANGE = 15, 5
CHANGES_TIDIED = 0.5


def a_text(dice: random.Random, most: int) -> str:
    return " ".join(dice.choices(WORDS, k=dice.randint(0, most)))


def some_entries(dice: random.Random, most: int = 25) -> list[Entry]:
    return [
        entry(
            locale=dice.choice(("fr", "en", "de", "el", "ar")),
            readers=tuple(dice.sample(("fr", "en", "de", "el", "ar"), k=dice.randint(1, 5))),
            title=a_text(dice, 4) or "Sans titre",
            summary=a_text(dice, 8),
            body=a_text(dice, 30),
            labels=a_text(dice, 3),
            other_versions=a_text(dice, 4),
            concepts=tuple(dice.sample((HOUSING, GARDENS), k=dice.randint(0, 2))),
            minutes=dice.choice((None, 30, 90)),
            groups=dice.choice((None, (1, 6), (5, 20))),
            offers=tuple(dice.sample(OFFERS, k=dice.randint(0, 3))),
            facets={
                "kind": (dice.choice(("case_study", "activity")),),
                "country": (dice.choice(("FR", "GR")),),
                "theme": tuple(dice.sample(("a", "b", "c"), k=dice.randint(0, 3))),
            },
        )
        for _ in range(dice.randint(0, most))
    ]


def a_query(dice: random.Random) -> Query:
    text = a_text(dice, 4)
    if dice.random() < 0.3:
        text += f' "{a_text(dice, 3)}"'
    if dice.random() < 0.2:
        text += f" -{dice.choice(WORDS).replace(' ', '')}"
    if dice.random() < 0.3:
        text += dice.choice((" logement", " social housing", " jardin partagé", " στέγη"))
    filters = {"country": ("FR",), "theme": ("a", "b"), "kind": ("activity",)}
    return Query(
        reader=dice.choice(("fr", "en", "de", "el", "ar")),
        text=parse_search_text(text),
        filters={
            field: values
            for field, values in filters.items()
            if dice.random() < 0.25  # few
        },
        max_minutes=dice.choice((None, None, 60)),
        group_size=dice.choice((None, None, 5)),
        facets=FACETS,
        offers=dice.choice((None, None, frozenset(OFFERS[:2]))),
        counted_offers={each: frozenset({each, OFFERS[0]}) for each in OFFERS},
    )


def change(index: Index, entries: list[Entry], dice: random.Random) -> list[Entry]:
    """Replace some items of an index, take some away and add some; returns what it holds then."""
    changed = dice.sample(entries, k=min(len(entries), dice.randint(0, 4)))
    added = some_entries(dice, most=3)
    items: dict[UUID, list[Entry]] = {each.key: [each] for each in added}
    for each in changed:
        again = some_entries(dice, most=1)
        items[each.key] = [replace(another, key=each.key) for another in again]
    index.replace(items)
    if dice.random() < CHANGES_TIDIED:
        index.tidy()
    left = [each for each in entries if each.key not in items]
    return [*left, *chain.from_iterable(items.values())]


def assert_agrees(index: Index, scan: Scan, query: Query, said: object) -> None:
    meaning = meaning_of(query.text)
    expected = scan.find(query, meaning)

    found = index.reader().find(query, meaning, range(1_000))

    versions = [(each.key, each.locale) for each in found.candidates]
    assert set(versions[: found.total]) == expected.has_all, said
    assert set(versions[found.total :]) == expected.has_most, said
    assert found.total == len(expected.has_all), said
    assert found.with_most == len(expected.has_most), said
    assert found.choices == expected.choices, said
    assert {
        field: {each.value: each.count for each in counts} for field, counts in found.facets.items()
    } == expected.counts, said


class AgreesWithAScan:
    corpora = 12
    changed_corpora = 6

    def test_matches_and_counts_are_those_of_a_scan(self, engine: Engine):
        for seed in range(self.corpora):
            dice = random.Random(seed)
            entries = some_entries(dice)
            index, scan = filled(engine, entries, f"scanned-{seed}"), Scan(entries)
            for _ in range(QUERIES):
                query = a_query(dice)
                assert_agrees(index, scan, query, (seed, query.text.typed, query.filters))

    def test_they_are_so_after_any_changes_tidied_or_not(self, engine: Engine):
        for seed in range(self.changed_corpora):
            dice = random.Random(seed)
            entries = some_entries(dice)
            index = filled(engine, entries, f"changed-{seed}")
            for step in range(CHANGES):
                entries = change(index, entries, dice)
                scan = Scan(entries)
                for _ in range(QUERIES_AFTER_CHANGE):
                    query = a_query(dice)
                    said = (seed, step, query.text.typed, query.filters)
                    assert_agrees(index, scan, query, said)
