"""Engines for tests of OpenSearch."""

from collections.abc import Iterator

import pytest

from content_models.search_cluster import SearchCluster
from search.opensearch_engine import OpenSearchEngine
from tests.opensearch_nodes import Nodes, own_part_of


@pytest.fixture
def engine(cluster: SearchCluster) -> Iterator[OpenSearchEngine]:
    """An engine with nothing in it; what it keeps goes with the cluster, which is faster."""
    made = OpenSearchEngine(cluster)
    yield made
    made.close()


@pytest.fixture(scope="class")
def engine_for_readers(nodes: Nodes) -> Iterator[OpenSearchEngine]:
    """An engine by which all tests of a class read: making an index takes longest."""
    made = OpenSearchEngine(own_part_of(nodes.addresses))
    yield made
    made.close()
