"""An engine for each test of OpenSearch."""

from collections.abc import Iterator

import pytest

from content_models.search_cluster import SearchCluster
from search.opensearch_engine import OpenSearchEngine


@pytest.fixture
def engine(cluster: SearchCluster) -> Iterator[OpenSearchEngine]:
    """An engine with nothing in it; what it keeps goes with the cluster, which is faster."""
    made = OpenSearchEngine(cluster)
    yield made
    made.close()
