"""Runs a real OpenSearch cluster on this machine, for tests and for trying."""

from scripts.opensearch.artifacts import ClusterError, what_is_missing
from scripts.opensearch.cluster import NODES, Cluster
from scripts.opensearch.nodes import Node

__all__ = ["NODES", "Cluster", "ClusterError", "Node", "what_is_missing"]
