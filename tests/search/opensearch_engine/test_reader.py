"""What lies beyond one answer of the cluster is found, in the same order."""

import pytest

from search.meaning import meaning_of
from search.opensearch_engine import OpenSearchEngine, client, reader, searching
from search.query import Query, Sort
from search.words import parse_search_text
from tests.search.building import entry, filled


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("text", ["", "atelier vélo"])
def test_pages_that_one_answer_does_not_reach_go_on_in_the_same_order(
    engine: OpenSearchEngine, monkeypatch: pytest.MonkeyPatch, text: str, sort: Sort
) -> None:
    titles = ["Atelier vélo", "Atelier", "Vélo", "Atelier du vélo jaune"]
    index = filled(engine, [entry(title=titles[number % 4]) for number in range(40)])
    query = Query("fr", parse_search_text(text), sort=sort, facets=("kind",))
    meaning = meaning_of(query.text)
    whole = index.reader().find(query, meaning, range(40))

    for module in (client, reader, searching):
        monkeypatch.setattr(module, "MOST_PER_ANSWER", 7)
    deep = index.reader().find(query, meaning, range(15, 30))

    assert len(whole.candidates) == 40
    assert deep.candidates == whole.candidates[15:30]
    assert (deep.total, deep.with_most, deep.facets) == (
        whole.total,
        whole.with_most,
        whole.facets,
    )


def test_words_of_more_documents_than_are_looked_through_are_counted_in_all(
    engine: OpenSearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "_LOOKED_THROUGH", 10)
    monkeypatch.setattr(reader, "_LOOKED_THROUGH_FOR_A_WORD", 10)
    ateliers = [entry(title="Atelier") for _ in range(30)]
    index = filled(engine, [*ateliers, *(entry(title="Ateliers ouverts") for _ in range(20))])

    beginning = index.reader().words_beginning("atel", "fr", [], 8)
    near = index.reader().near("atelie", 1)

    assert beginning[0].spelling == "atelier"
    assert beginning[0].frequency == 30
    assert [(each.spelling, each.frequency, slips) for each, slips in near] == [("atelier", 30, 1)]
