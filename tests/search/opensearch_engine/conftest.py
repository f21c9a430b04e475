"""Settings of the tests of OpenSearch."""

from collections.abc import Iterator

import pytest

from content_models.search_cluster import SearchCluster
from scripts.opensearch import what_is_missing
from search.opensearch_engine import OpenSearchEngine
from tests.search.opensearch_engine.clusters import own_part_of, running_nodes


@pytest.fixture(scope="session")
def nodes() -> Iterator[str]:
    """The addresses of a real cluster."""
    if missing := what_is_missing():
        pytest.skip(missing)
    with running_nodes() as addresses:
        yield addresses


@pytest.fixture
def cluster(nodes: str) -> SearchCluster:
    """A part of the cluster that no other test sees."""
    return own_part_of(nodes)


@pytest.fixture
def engine(cluster: SearchCluster) -> Iterator[OpenSearchEngine]:
    """An engine with nothing in it; what it keeps goes with the cluster, which is faster."""
    made = OpenSearchEngine(cluster)
    yield made
    made.close()
