"""Each reader gets each item once, in the version that serves them best."""

from collections import Counter

import pytest

from search.engine import Engine
from tests.search.building import (
    BICYCLES,
    EVERY_READER,
    GARDEN,
    KITCHEN,
    SEWING,
    THERMAL,
    ask,
    filled,
    keys,
    library,
)


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
