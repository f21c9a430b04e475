"""Builds of the index live side by side."""

import pytest

from search.engine import Engine, IndexUnavailableError
from tests.search.building import (
    GARDEN,
    ask,
    entry,
    filled,
    keys,
    library,
)


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
