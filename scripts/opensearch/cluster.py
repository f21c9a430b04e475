"""Runs some nodes as one cluster."""

import json
import shutil
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from scripts.opensearch.artifacts import ClusterError, unpack
from scripts.opensearch.nodes import LOOPBACK, Node, free_ports

NODES = 3
_BYTES_OF_A_CLUSTER = 1_500_000_000
_SECONDS_TO_START = 300.0
_SECONDS_BETWEEN_LOOKS = 0.25
_SECONDS_FOR_AN_ANSWER = 5.0
_OK = 200


def _temporary_folder() -> Path:
    """Make a folder, in memory where there is room, since nobody needs it again."""
    memory = Path("/dev/shm")  # noqa: S108 - mkdtemp's name is its own
    has_room = memory.is_dir() and shutil.disk_usage(memory).free > _BYTES_OF_A_CLUSTER
    return Path(tempfile.mkdtemp(prefix="opensearch-", dir=memory if has_room else None))


@dataclass
class Cluster:
    """A cluster runs some nodes until it is stopped.

    Attributes:
        folder: holds the distribution and the nodes; it goes when the cluster stops.
    """

    nodes: list[Node] = field(default_factory=list)
    folder: Path = field(default_factory=_temporary_folder)

    @property
    def urls(self) -> str:
        """Return the addresses of all nodes, as SEARCH_URL takes them."""
        return ",".join(node.url for node in self.nodes)

    def start(self, count: int = NODES) -> None:
        """Start some nodes, and wait until all copies of everything are there.

        Raises:
            ClusterError: it does not come up.
        """
        distribution, java = unpack(self.folder)
        ports = free_ports(2 * count)
        for number in range(1, count + 1):
            name = f"node-{number}"
            folder = self.folder / name
            self.nodes.append(Node(name, folder, ports.pop(), ports.pop(), distribution, java))
        for node in self.nodes:
            node.configure(self.nodes)
            node.run()
        self.wait_until_green()

    def wait_until_green(self) -> None:
        """Wait until all nodes are there, and all copies of everything.

        Raises:
            ClusterError: a node has ended, or it takes too long.
        """
        until = time.monotonic() + _SECONDS_TO_START
        while not self._is_green():
            for node in self.nodes:
                if node.has_ended():
                    raise ClusterError(f"{node.name} has ended:\n{node.last_words()}")
            if time.monotonic() > until:
                raise ClusterError(f"the cluster is not ready:\n{self.nodes[0].last_words()}")
            time.sleep(_SECONDS_BETWEEN_LOOKS)

    def manager(self) -> Node:
        """Return the node that was elected to manage the cluster."""
        [elected] = self._ask("/_cat/cluster_manager?format=json")
        return next(node for node in self.nodes if node.name == elected["node"])

    def stop(self) -> None:
        """End all nodes, and delete their folder."""
        for node in self.nodes:
            node.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _is_green(self) -> bool:
        running = sum(1 for node in self.nodes if node.process)
        wanted = f"wait_for_status=green&wait_for_nodes={running}"
        try:
            self._ask(f"/_cluster/health?{wanted}&wait_for_no_relocating_shards=true&timeout=1s")
        except OSError:
            return False
        return True

    def _ask(self, path: str) -> Any:
        """Return the answer of the first node that gives one."""
        trouble = OSError("no node runs")
        for node in self.nodes:
            if node.process:
                try:
                    return _answer(node, path)
                except OSError as error:
                    trouble = error
        raise trouble


def _answer(node: Node, path: str) -> Any:
    """Return what a node answers; raises OSError where it does not, or not in time."""
    connection = HTTPConnection(LOOPBACK, node.http_port, timeout=_SECONDS_FOR_AN_ANSWER)
    with closing(connection):
        connection.request("GET", path)
        answer = connection.getresponse()
        if answer.status != _OK:
            raise OSError(f"{node.name} answers {answer.status}")
        return json.load(answer)
