import pytest

from search.whoosh_engine import WhooshEngine
from tests.search.engine_contract import EngineContract


@pytest.fixture
def engine(tmp_path):
    return WhooshEngine(tmp_path / "index")


@pytest.fixture(scope="class")
def engine_for_readers(tmp_path_factory):
    return WhooshEngine(tmp_path_factory.mktemp("library"))


class TestWhooshEngine(EngineContract):
    """The Whoosh engine does what every engine does."""
