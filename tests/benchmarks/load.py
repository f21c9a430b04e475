"""Readers without a pause: as many requests as a server answers.

Run as ``python -m tests.benchmarks.load PORT PATH SECONDS``, in a process of its own. It sends
ready-made bytes and counts bytes, so that it takes far less time than any server that it measures;
its own share of a core is reported, to show that it was not what was waited for.
"""

import json
import selectors
import socket
import subprocess
import sys
import time
from dataclasses import asdict, dataclass

from tests.benchmarks.serving import HOST

CONNECTIONS = 16
"""Twice the threads of the server, so that none ever waits for a request."""
CHUNK = 1 << 18
HEAD_END = b"\r\n\r\n"
LENGTH = b"content-length:"
SUCCESS = b"HTTP/1.1 200 "


@dataclass(frozen=True)
class Load:
    """What a server answered, and what share of a core it took to ask."""

    per_second: float
    core_share: float


class StoreSnapshot:
    """One connection, kept alive, with one request under way."""

    def __init__(self, port: int, path: str) -> None:
        self._request = f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode()
        self.socket = socket.create_connection((HOST, port), timeout=10)
        self._head = b""
        self._missing = 0

    def ask(self) -> None:
        """Send the next request."""
        self._head, self._missing = b"", 0
        self.socket.sendall(self._request)

    def take(self) -> bool:
        """Read what has come; says whether the answer is whole.

        Raises:
            RuntimeError: the answer is no success, or the server hung up.
        """
        content = self.socket.recv(CHUNK)
        if not content:
            raise RuntimeError("the server hung up")
        if self._missing:
            self._missing -= len(content)
            return self._missing == 0
        self._head += content
        head, end, body = self._head.partition(HEAD_END)
        if not end:
            return False
        if not head.startswith(SUCCESS):
            raise RuntimeError(head.decode(errors="replace"))
        self._missing = _length(head) - len(body)
        return self._missing == 0


def _length(head: bytes) -> int:
    lowered = head.lower()
    start = lowered.index(LENGTH) + len(LENGTH)
    return int(lowered[start:].split(b"\r\n", 1)[0])


def run(port: int, path: str, seconds: float) -> Load:
    """Ask for a path for some seconds, in a process of its own."""
    words = [sys.executable, "-m", "tests.benchmarks.load", str(port), path, str(seconds)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=seconds + 30)
    return Load(**json.loads(done.stdout))


def ask_until(port: int, path: str, seconds: float) -> Load:
    """Ask for a path for some seconds."""
    waiting = selectors.DefaultSelector()
    for _ in range(CONNECTIONS):
        reader = StoreSnapshot(port, path)
        waiting.register(reader.socket, selectors.EVENT_READ, reader)
        reader.ask()
    started, busy_before, answers = time.perf_counter(), time.process_time(), 0
    while (passed := time.perf_counter() - started) < seconds:
        for key, _events in waiting.select(timeout=1):
            if key.data.take():
                answers += 1
                key.data.ask()
    busy = time.process_time() - busy_before
    for key in list(waiting.get_map().values()):
        key.data.socket.close()
    return Load(answers / passed, busy / passed)


if __name__ == "__main__":
    print(json.dumps(asdict(ask_until(int(sys.argv[1]), sys.argv[2], float(sys.argv[3])))))
