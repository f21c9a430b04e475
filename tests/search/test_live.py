import pytest

from content_models.published import StoreState
from search.engine import IndexUnavailableError
from search.live import LiveIndex
from tests.fakes import FakeEngine


def state(build: str) -> StoreState:
    return StoreState(generation=1, indexed_generation=1, sequence=1, index_build=build)


def test_an_index_is_opened_once_for_each_build():
    engine = FakeEngine()
    first, second = engine.create("first"), engine.create("second")
    live = LiveIndex(engine)

    assert live.for_state(state("first")) is first
    assert live.for_state(state("first")) is first
    assert live.for_state(state("second")) is second


@pytest.mark.parametrize("build", ["", "missing"])
def test_a_store_without_an_index_has_none(build):
    with pytest.raises(IndexUnavailableError):
        LiveIndex(FakeEngine()).for_state(state(build))


def test_a_forgotten_index_is_opened_anew():
    engine = FakeEngine()
    old = engine.create("first")
    live = LiveIndex(engine)
    assert live.for_state(state("first")) is old

    new = engine.create("first")
    live.forget()

    assert live.for_state(state("first")) is new
