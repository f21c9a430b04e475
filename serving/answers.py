"""Lets a WSGI application answer a request, and sends what it answers.

The answer leaves the thread at once: memory and files are sent as fast as their reader takes them,
by nobody's thread.
"""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from serving.bodies import Body
from serving.protocol import Exchange, Headers, Scope

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment

PROTOCOLS = {"1": "HTTP/1.0", "1.1": "HTTP/1.1", "2": "HTTP/2"}
WITHOUT_PREFIX = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}
BLOCK_BYTES = 64 * 1024
CONTENT_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")
PARTIAL_CONTENT = 206
LOST_BODY = "serving.lost_body"
"""Our own key: why the body of a request could not be kept. The CMS raises it again."""


class ReadableFile(Protocol):
    """Reads a file that an application answers with."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes."""
        ...

    def close(self) -> None:
        """Close it."""
        ...


class FileAnswer:
    """Answers with a file; ``wsgi.file_wrapper`` of PEP 3333."""

    def __init__(self, file: ReadableFile, block_bytes: int = BLOCK_BYTES) -> None:
        self.file = file
        self._block_bytes = block_bytes

    def __iter__(self) -> Iterator[bytes]:
        return iter(lambda: self.file.read(self._block_bytes), b"")

    def seekable(self) -> bool:
        """Return whether an application may answer with a part of it."""
        return bool(getattr(self.file, "seekable", bool)())

    def seek(self, *place: int) -> int:
        """Go to a place in the file, to answer with a part of it."""
        return int(self.file.seek(*place))  # type: ignore[attr-defined]  # who may, asked first

    def tell(self) -> int:
        """Return the place in the file."""
        return int(self.file.tell())  # type: ignore[attr-defined]  # as above

    def close(self) -> None:
        """Close the file."""
        self.file.close()

    @property
    def path(self) -> Path | None:
        """Return where it lies on the disk; None where it does not."""
        name = getattr(self.file, "name", None)
        return Path(name) if isinstance(name, str) and Path(name).is_file() else None


def respond(application: "WSGIApplication", scope: Scope, exchange: Exchange, body: Body) -> None:
    """Let an application answer a request, and send its answer."""
    wrapped: list[FileAnswer] = []

    def wrap(file: ReadableFile, block_bytes: int = BLOCK_BYTES) -> FileAnswer:
        wrapped.append(FileAnswer(file, block_bytes))
        return wrapped[-1]

    environment = environment_of(scope, body) | {"wsgi.file_wrapper": wrap}
    begun: list[tuple[int, Headers]] = []
    written: list[bytes] = []

    def begin(
        status: str, headers: Headers, _exception: object = None
    ) -> Callable[[bytes], object]:
        begun[:] = [(int(status[:3]), headers)]
        return written.append

    parts = application(environment, begin)
    with ExitStack() as stack:
        for file_answer in wrapped:  # whoever answers with a part of a file may forget the whole
            stack.callback(file_answer.close)
        stack.callback(getattr(parts, "close", tuple))
        file = wrapped[-1].path if wrapped else None
        if file and begun and _sends_file(exchange, begun[0], file, is_whole=parts is wrapped[-1]):
            return
        written.extend(parts)
        exchange.response_bytes(*begun[0], b"".join(written))


def environment_of(scope: Scope, body: Body) -> "WSGIEnvironment":
    """Return a request as PEP 3333 describes it."""
    server, port = _address(scope.server)
    environment: WSGIEnvironment = {
        "GATEWAY_INTERFACE": "CGI/1.1",
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "REMOTE_ADDR": _address(scope.client)[0],
        "SERVER_NAME": server,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": PROTOCOLS.get(scope.http_version, "HTTP/1.1"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": body.stream,
        "wsgi.input_terminated": True,  # Werkzeug's: it ends where the body does
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope.headers.items():
        # Attack: X_Forwarded_For would pass for X-Forwarded-For, which only a proxy may send.
        if "_" in name:
            continue
        key = WITHOUT_PREFIX.get(name) or f"HTTP_{name.upper().replace('-', '_')}"
        between = "; " if name == "cookie" else ","
        environment[key] = f"{environment[key]}{between}{value}" if key in environment else value
    environment.setdefault("HTTP_HOST", scope.authority or "")
    if body.lost:
        environment[LOST_BODY] = body.lost
    return environment


def _sends_file(
    exchange: Exchange, begun: tuple[int, Headers], file: Path, *, is_whole: bool
) -> bool:
    """Send a file, or a part of it, if the headers allow; return whether."""
    status, headers = begun
    told = {name.lower(): value for name, value in headers}
    size = file.stat().st_size
    if is_whole and told.get("content-length") == str(size):
        exchange.response_file(status, headers, str(file))
        return True
    part = CONTENT_RANGE.fullmatch(told.get("content-range", ""))
    if status != PARTIAL_CONTENT or not part or int(part[3]) != size:
        return False
    exchange.response_file_range(status, headers, str(file), int(part[1]), int(part[2]) + 1)
    return True


def _address(told: str) -> tuple[str, str]:
    """Return host and port of ``127.0.0.1:8000`` or ``[::1]:8000``."""
    host, _, port = told.rpartition(":")
    return host.strip("[]"), port
