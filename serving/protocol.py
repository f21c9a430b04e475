"""Describes what granian gives for each request, as far as it is used here."""

from collections.abc import AsyncIterator
from typing import Protocol

Headers = list[tuple[str, str]]


class RequestHeaders(Protocol):
    """Holds the headers of a request, with their names in lower case."""

    def items(self) -> Headers:
        """Return every header; one that was sent twice stands there twice."""
        ...

    def get(self, key: str) -> str | None:
        """Return a header's first value."""
        ...


class Scope(Protocol):
    """Describes a request, its body excepted.

    Attributes:
        proto: ``http``, or ``ws`` for a WebSocket.
        client: address and port of the other end.
        path: decoded.
    """

    proto: str
    http_version: str
    server: str
    client: str
    scheme: str
    method: str
    path: str
    query_string: str
    authority: str | None
    headers: RequestHeaders


class Exchange(Protocol):
    """Reads the body of a request, and answers it, from any thread."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        """Return the parts of the body, in the order of their arrival."""
        ...

    def response_bytes(self, status: int, headers: Headers, body: bytes) -> None:
        """Answer with these bytes."""
        ...

    def response_file(self, status: int, headers: Headers, file: str) -> None:
        """Answer with a file, which is read as fast as the reader takes it."""
        ...

    def response_file_range(
        self, status: int, headers: Headers, file: str, start: int, end: int
    ) -> None:
        """Answer with the bytes of a file from ``start`` to before ``end``."""
        ...
