"""Whoever types the name of a kind sees items of that kind first."""

from pathlib import Path

import pytest

from search.card_words import card_words
from search.concepts import Concept
from search.query import Query
from search.searcher import Searcher
from search.whoosh_engine import WhooshEngine
from search.words import parse_search_text
from tests.search.building import entry, filled, keys


@pytest.mark.parametrize("typed", ["étude de cas", "case studies", "دراسة حالة"])
def test_items_of_the_kind_go_before_those_that_speak_of_it(tmp_path: Path, typed: str) -> None:
    kinds = (Concept("kind", "case_study", card_words("kind", "case_study")),)
    speaks = entry(
        kind="partner",
        title="Un partenaire",
        summary="Une étude de cas, case studies, دراسة حالة.",
        body="Une étude de cas, case studies, دراسة حالة. " * 5,
    )
    study = entry(kind="case_study", title="Un atelier", concepts=kinds)
    index = filled(WhooshEngine(tmp_path), [speaks, study])

    found = Searcher(index).search(Query(reader="fr", text=parse_search_text(typed)))

    assert keys(found)[0] == study.key
