"""One real cluster for all tests of a run that need one."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from opensearchpy import OpenSearch

from content_models.search_cluster import SearchCluster, search_cluster
from scripts.opensearch import Cluster

OURS = "tests-"
RUNNING = "OPENSEARCH_FOR_TESTS"
"""Names the addresses of a cluster that runs already, for who tests again and again."""


def own_part_of(addresses: str) -> SearchCluster:
    """A part of a cluster that no other test sees."""
    cluster = search_cluster({"SEARCH_URL": addresses})
    assert cluster
    return replace(cluster, prefix=f"{OURS}{secrets.token_hex(4)}")


@dataclass(frozen=True)
class Nodes:
    """A cluster that runs.

    ``addresses`` are as SEARCH_URL takes them. ``cluster`` is None where it is not ours to stop.
    """

    addresses: str
    cluster: Cluster | None = None


@contextmanager
def running_nodes() -> Iterator[Nodes]:
    """Three nodes, until the end."""
    if addresses := os.environ.get(RUNNING):
        yield Nodes(addresses)
        with OpenSearch(addresses.split(",")) as left:
            left.indices.delete(index=f"{OURS}*")
        return
    cluster = Cluster()
    try:
        cluster.start()
        yield Nodes(cluster.urls, cluster)
    finally:
        cluster.stop()
