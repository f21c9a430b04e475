from tests.search.engine_contract import EngineContract


class TestOpenSearchEngine(EngineContract):
    """The OpenSearch engine does what every engine does."""

    corpora = 4  # each costs a second
    changed_corpora = 2
