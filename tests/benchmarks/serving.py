"""Real servers on ports of their own, configured as the demonstration's, ended by their id."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from content_models.deployment import PROJECT_FOLDER

HOST = "127.0.0.1"
START_SECONDS = 90.0
STOP_SECONDS = 10.0
POLL_SECONDS = 0.1


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(application: str, environment: Mapping[str, str], ready: str = "/") -> Iterator[int]:
    """Serve a WSGI application; gives its port once ``ready`` answers."""
    port = free_port()
    words = ["--interface", "wsgi", "--host", HOST, "--port", str(port), "--workers", "1"]
    words += ["--blocking-threads", "8", "--no-ws", "--log-level", "error"]
    process = subprocess.Popen(
        [sys.executable, "-m", "granian", *words, application],
        cwd=PROJECT_FOLDER,
        env={**environment, "BASE_URL": f"http://{HOST}:{port}"},
        start_new_session=True,
    )
    try:
        wait_until_ready(port, ready, process, START_SECONDS)
        yield port
    finally:
        end(process)


def wait_until_ready(
    port: int, path: str, process: "subprocess.Popen[bytes]", seconds: float
) -> None:
    """Ask until the answer is no error.

    Raises:
        RuntimeError: the process ended, or the time is over.
    """
    ends_at = time.monotonic() + seconds
    while time.monotonic() < ends_at:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args!r} ended with {process.returncode}")
        if is_ready(port, path):
            return
        time.sleep(POLL_SECONDS)
    raise RuntimeError(f"{process.args!r} did not answer within {seconds} s")


def is_ready(port: int, path: str) -> bool:
    """Whether a path answers, and with no error."""
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status < http.client.BAD_REQUEST
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def end(process: "subprocess.Popen[bytes]") -> None:
    """End a process that was started in a session of its own, and what it has started."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is not None:
            break
        os.killpg(process.pid, sign)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            continue
