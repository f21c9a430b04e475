"""One real cluster for all tests of a run that need one."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

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


@contextmanager
def running_nodes() -> Iterator[str]:
    """The addresses of three nodes, as SEARCH_URL takes them."""
    if addresses := os.environ.get(RUNNING):
        yield addresses
        with OpenSearch(addresses.split(",")) as left:
            left.indices.delete(index=f"{OURS}*")
        return
    with running_cluster() as cluster:
        yield cluster.urls


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """A cluster of three nodes of its own."""
    cluster = Cluster()
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()
