"""Whole requests to real servers, asked in turn."""

import socket
import time
from collections.abc import Callable

from tests.benchmarks.figures import Pair
from tests.integration.serving import ANSWER_SECONDS

WARM_UP_ROUNDS = 10
CHUNK = 1 << 18
END_OF_HEAD = b"\r\n\r\n"
LENGTH = b"content-length:"
SUCCESS = b"HTTP/1.1 200 "


class Reader:
    """A browser's one connection, which sends ready-made bytes and counts what comes.

    Python's own client takes as long to read an answer as the portal to give a cached one.
    """

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=ANSWER_SECONDS)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, path: str) -> bytes:
        """Ask for a page; returns it compressed.

        Raises:
            RuntimeError: the answer is no success.
        """
        head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip, br\r\n\r\n"
        self._socket.sendall(head.encode())
        content = b""
        while END_OF_HEAD not in content:
            content += self._received()
        head_bytes, _, body = content.partition(END_OF_HEAD)
        if not head_bytes.startswith(SUCCESS):
            raise RuntimeError(f"{path}: {head_bytes.decode(errors='replace')}")
        length = int(head_bytes.lower().partition(LENGTH)[2].split(b"\r\n", 1)[0])
        while len(body) < length:
            body += self._received()
        return body

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def _received(self) -> bytes:
        content = self._socket.recv(CHUNK)
        if not content:
            raise RuntimeError("the server hung up")
        return content


def in_turn(
    rounds: int,
    ours: Callable[[], object],
    theirs: Callable[[], object],
    warm_up: int = WARM_UP_ROUNDS,
) -> list[Pair]:
    """Do both by turns, each first every other time; returns the seconds of each round."""
    pairs = []
    for number in range(-warm_up, rounds):
        if number % 2:
            second, first = seconds(theirs), seconds(ours)
        else:
            first, second = seconds(ours), seconds(theirs)
        if number >= 0:
            pairs.append((first, second))
    return pairs


def seconds(work: Callable[[], object]) -> float:
    """How long work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
