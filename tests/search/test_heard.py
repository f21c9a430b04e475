"""Acronyms are found by who types in another script what is heard."""

import pytest

from search.heard import forms_heard, forms_spoken
from search.query import Query
from search.searcher import Searcher
from search.whoosh_engine import WhooshEngine
from search.words import parse_search_text
from tests.search.building import entry, filled, keys


@pytest.mark.parametrize("typed", ["اوفبرا", "الأوفبرا", "اوفپرا", "офпра", "οφπρα"])
def test_an_acronym_is_heard_alike_in_every_script(typed: str) -> None:
    assert set(forms_heard(typed)) & set(forms_spoken("OFPRA"))


@pytest.mark.parametrize("typed", ["ofpra", "سكن", "дім", "OFPRA"])
def test_short_words_and_those_in_latin_letters_are_no_sounds(typed: str) -> None:
    assert forms_heard(typed) == ()


def test_an_acronym_in_a_text_is_found_and_its_like_in_small_letters_is_not(tmp_path) -> None:
    office, other = (
        entry(title="Demander l’asile", body="Remplir le dossier pour l’OFPRA."),
        entry(title="Un mot", body="Il dit ofpra."),
    )
    index = filled(WhooshEngine(tmp_path), [office, other])

    found = Searcher(index).search(Query(reader="ar", text=parse_search_text("ملف الاوفبرا")))

    assert keys(found) == [office.key]
