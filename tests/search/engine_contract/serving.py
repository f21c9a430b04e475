"""Each reader gets each item once, in the version that serves them best."""

from collections import Counter

import pytest

from search.engine import Index
from tests.search.building import (
    BICYCLES,
    EVERY_READER,
    GARDEN,
    KITCHEN,
    SEWING,
    THERMAL,
    ask,
    keys,
)


class ServesReaders:
    @pytest.mark.parametrize("reader", EVERY_READER)
    def test_each_item_comes_once(self, index: Index, reader):
        found = keys(ask(index, "", reader=reader))

        assert Counter(found) == Counter({KITCHEN, GARDEN, BICYCLES, THERMAL, SEWING})

    @pytest.mark.parametrize(("reader", "locale"), [("fr", "fr"), ("ar", "fr"), ("de", "en")])
    def test_it_comes_in_the_version_that_serves_the_reader(self, index: Index, reader, locale):
        [hit] = ask(index, "Oloron", reader=reader).hits

        assert (hit.key, hit.locale) == (KITCHEN, locale)

    def test_an_unknown_reader_finds_nothing(self, index: Index):
        assert ask(index, "", reader="xx").total == 0
