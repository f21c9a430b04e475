"""Requests as granian gives them, made by hand."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field

from serving.protocol import Headers


class FakeHeaders:
    """Headers of a request."""

    def __init__(self, headers: Headers) -> None:
        self._headers = headers

    def items(self) -> Headers:
        return self._headers

    def get(self, key: str) -> str | None:
        return dict(self._headers).get(key)


class FakeScope:
    """A request without its body."""

    def __init__(
        self, path: str = "/", method: str = "GET", headers: Iterable[tuple[str, str]] = ()
    ):
        self.proto = "http"
        self.http_version = "1.1"
        self.server = "[::1]:8000"
        self.client = "192.0.2.7:4711"
        self.scheme = "http"
        self.method = method
        self.path = path
        self.query_string = "q=v%C3%A9lo"
        self.authority: str | None = None
        self.headers = FakeHeaders(list(headers))


@dataclass
class FakeExchange:
    """Sends a body, and keeps what was answered: a kind, then what granian was given."""

    parts: list[bytes] | AsyncIterator[bytes] = field(default_factory=list)
    answers: list[tuple[object, ...]] = field(default_factory=list)
    was_read: bool = False

    def __aiter__(self) -> AsyncIterator[bytes]:
        self.was_read = True
        if not isinstance(self.parts, list):
            return self.parts
        known = self.parts

        async def parts() -> AsyncIterator[bytes]:
            for part in known:
                yield part

        return parts()

    def response_bytes(self, status: int, headers: Headers, body: bytes) -> None:
        self.answers.append(("bytes", status, headers, body))

    def response_file(self, status: int, headers: Headers, file: str) -> None:
        self.answers.append(("file", status, headers, file))

    def response_file_range(
        self, status: int, headers: Headers, file: str, start: int, end: int
    ) -> None:
        self.answers.append(("range", status, headers, file, start, end))
