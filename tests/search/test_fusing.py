"""What means the same weighs beside words, and follows them; it never counts as found by words."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np
import pytest

from search.engine import Index
from search.fusing import Closeness, asks_for_meaning, fused
from search.likeness.live import Likenesses
from search.query import Query, Sort
from search.results import Results
from search.searcher import MOST_RELATED, Searcher
from search.whoosh_engine import WhooshEngine
from search.words import parse_search_text
from tests.search.building import entry, filled, keys

FIRST, SECOND, THIRD, FOURTH, FIFTH = (UUID(int=number) for number in range(1, 6))
ALIKE, LESS, NOT = 0.9, 0.89, 0.8
LEAST = 0.85


def likenesses(values: Mapping[UUID, float]) -> Likenesses:
    found = tuple(values)
    numbers = {key: number for number, key in enumerate(found)}
    return Likenesses(numbers, found, np.array(list(values.values()), np.float32), LEAST)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder: Path = tmp_path_factory.mktemp("index")
    entries = [
        entry(key=FIRST, title="Un jardin", body="Rien d’autre."),
        entry(key=SECOND, title="Un jardin", body="Rien de plus."),
        entry(key=THIRD, title="Un verger", facets={"country": ("GR",)}),
        entry(key=FOURTH, title="Une maison", readers=("el",)),
        entry(key=FIFTH, title="Un vélo"),
    ]
    return filled(WhooshEngine(folder), entries)


def ask(index: Index, text: str, values: Mapping[UUID, float], **more: Any) -> Results:
    query = Query(reader="fr", text=parse_search_text(text), facets=("country",), **more)
    return Searcher(index, lambda _text: likenesses(values)).search(query)


def test_what_words_find_is_weighed_by_meaning(index: Index) -> None:
    assert keys(ask(index, "jardin", {FIRST: NOT, SECOND: ALIKE}))[:2] == [SECOND, FIRST]
    assert keys(ask(index, "jardin", {FIRST: ALIKE, SECOND: NOT}))[:2] == [FIRST, SECOND]


def test_what_only_means_the_same_follows_and_no_number_counts_it(index: Index) -> None:
    found = ask(index, "jardin", {FIRST: LESS, SECOND: NOT, THIRD: ALIKE, FIFTH: NOT})

    assert keys(found) == [FIRST, SECOND, THIRD]
    assert [hit.is_related for hit in found.hits] == [False, False, True]
    assert [hit.has_all for hit in found.hits] == [True, True, False]
    assert (found.total, found.with_most, found.related, found.pages) == (2, 0, 1, 1)
    assert {each.value: each.count for each in found.facets["country"]} == {"FR": 2}


def test_it_stands_alone_where_words_find_nothing(index: Index) -> None:
    found = ask(index, "хмара", {THIRD: ALIKE, FIRST: LESS, FIFTH: NOT})

    assert keys(found) == [THIRD, FIRST]
    assert (found.total, found.with_most, found.related) == (0, 0, 2)


def test_it_stands_among_what_has_most_where_nothing_has_all(index: Index) -> None:
    found = ask(index, "jardin introuvable", {THIRD: ALIKE, FIRST: LESS, SECOND: NOT})

    assert keys(found) == [FIRST, THIRD, SECOND]
    assert [hit.is_related for hit in found.hits] == [False, True, False]
    assert (found.total, found.with_most, found.related, found.pages) == (0, 2, 1, 1)


def test_it_stands_among_what_has_all_where_much_is_said(index: Index) -> None:
    values = {THIRD: ALIKE, FIRST: LESS, SECOND: NOT}

    few, many = (ask(index, text, values) for text in ("jardin rien", "jardin rien jardin rien"))

    assert (few.is_mixed, keys(few)) == (False, [FIRST, SECOND, THIRD])
    assert (many.is_mixed, keys(many)) == (True, [FIRST, THIRD, SECOND])
    assert [hit.has_all for hit in many.hits] == [True, False, True]
    assert many.total == 2


def test_pages_hold_what_is_mixed_once_each(index: Index) -> None:
    values = {THIRD: ALIKE, FIRST: LESS, SECOND: NOT}
    pages = [
        ask(index, "jardin introuvable", values, per_page=1, page=number) for number in (1, 2, 3)
    ]

    assert [keys(page) for page in pages] == [[FIRST], [THIRD], [SECOND]]
    assert {page.pages for page in pages} == {3}


def test_it_follows_on_the_last_page(index: Index) -> None:
    values = {FIRST: LESS, SECOND: NOT, THIRD: ALIKE}

    first, last = (ask(index, "jardin", values, per_page=1, page=number) for number in (1, 2))

    assert (keys(first), keys(last)) == ([FIRST], [SECOND, THIRD])


def test_readers_and_filters_are_respected(index: Index) -> None:
    values = {THIRD: ALIKE, FOURTH: ALIKE, FIRST: LESS}

    assert keys(ask(index, "хмара", values)) == [THIRD, FIRST]
    assert keys(ask(index, "хмара", values, filters={"country": ("FR",)})) == [FIRST]


def test_what_is_not_like_enough_is_cut(index: Index) -> None:
    assert keys(ask(index, "хмара", {THIRD: LEAST - 0.01})) == []
    assert keys(ask(index, "хмара", {THIRD: ALIKE, FIRST: ALIKE - 0.04})) == [THIRD]


def test_no_more_than_a_few_are_related(tmp_path: Path) -> None:
    entries = [entry(title="Un vélo") for _ in range(3 * MOST_RELATED)]
    index = filled(WhooshEngine(tmp_path), entries)

    found = ask(index, "хмара", {each.key: ALIKE for each in entries})

    assert len(found.hits) == found.related == MOST_RELATED


@pytest.mark.parametrize("values", [{}, {UUID(int=99): ALIKE}])
def test_without_vectors_the_answer_is_that_of_words(
    index: Index, values: dict[UUID, float]
) -> None:
    query = Query(reader="fr", text=parse_search_text("jardin"), facets=("country",))

    assert ask(index, "jardin", values) == Searcher(index).search(query)


def test_half_of_the_vectors_neither_help_nor_harm_the_others(index: Index) -> None:
    words = keys(ask(index, "jardin", {}))

    assert keys(ask(index, "jardin", {SECOND: NOT})) == words
    assert Closeness(likenesses({FIRST: ALIKE, SECOND: NOT}), [FIRST, SECOND, THIRD]).factor(
        THIRD
    ) == pytest.approx(0.29, abs=0.01)


@pytest.mark.parametrize(
    ("typed", "is_asked"),
    [
        ("jardin", True),
        ("where can I get a doctor", True),
        ("سكن", True),
        ("", False),
        ("a", False),
        ("2024", False),
        ("05 59 27 30 41", False),
        ("appeler 0559273041", False),
        ('"jardin partagé"', False),
        ("jardin -Pau", False),
        ("ESS", False),
        ("formation ESS", False),
        ("*", False),
    ],
)
def test_likeness_is_asked_where_it_says_something(typed: str, *, is_asked: bool) -> None:
    text = parse_search_text(typed)

    assert asks_for_meaning(Query(reader="fr", text=text), text) == is_asked


def test_likeness_is_not_asked_for_exact_words_or_another_order() -> None:
    text = parse_search_text("jardin")

    assert not asks_for_meaning(Query(reader="fr", text=text, repair=False), text)
    assert not asks_for_meaning(Query(reader="fr", text=text, sort=Sort.NEWEST), text)


def test_lists_are_fused_by_their_places() -> None:
    assert _order(fused([FIRST, SECOND], [SECOND, THIRD])) == [SECOND, THIRD, FIRST]
    assert _order(fused([FIRST, SECOND], [])) == [FIRST, SECOND]


def _order(scores: dict[UUID, float]) -> list[UUID]:
    return sorted(scores, key=lambda key: -scores[key])
