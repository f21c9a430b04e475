"""Runs a cluster until it is told to stop."""

import argparse
import os
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from scripts.opensearch import NODES, Cluster, ClusterError


def main(arguments: Sequence[str]) -> int:
    """Run a cluster, and say by which SEARCH_URL it is reached."""
    parser = argparse.ArgumentParser(description="Run OpenSearch on this machine.")
    parser.add_argument("--nodes", type=int, default=NODES, help="how many nodes (%(default)s)")
    parser.add_argument("--pid-file", type=Path, help="write here whom to end it by")
    options = parser.parse_args(arguments)
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    cluster = Cluster()
    try:
        _say(f"Starting {options.nodes} nodes; this takes about a minute.")
        cluster.start(options.nodes)
        if options.pid_file:
            options.pid_file.write_text(f"{os.getpid()}\n")
        _say(f"SEARCH_URL={cluster.urls}\nStop with Ctrl+C.")
        stopped.wait()
    except ClusterError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    finally:
        cluster.stop()
        if options.pid_file:
            options.pid_file.unlink(missing_ok=True)
    return 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
