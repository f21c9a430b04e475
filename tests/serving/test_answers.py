"""A WSGI application gets a request whole, and its answer is sent by nobody's thread."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, Response, request, send_file

from serving.answers import environment_of, respond
from serving.bodies import Bodies, Body
from tests.serving.exchanges import FakeExchange, FakeScope


def empty() -> Body:
    return Body(Bodies())


def answered(application: Callable[..., Iterable[bytes]], scope: FakeScope) -> tuple[object, ...]:
    exchange = FakeExchange()
    respond(application, scope, exchange, empty())
    assert len(exchange.answers) == 1
    return exchange.answers[0]


def test_a_request_is_described_as_pep_3333_wants_it() -> None:
    headers = [
        ("host", "insert.example"),
        ("content-type", "text/plain"),
        ("content-length", "3"),
        ("cookie", "a=1"),
        ("cookie", "b=2"),
        ("accept", "text/html"),
        ("accept", "*/*"),
    ]
    body = empty()
    body._bodies.take(3)
    body.append(b"abc")

    environment = environment_of(FakeScope("/fr/vélo", "POST", headers), body)

    assert environment["PATH_INFO"] == "/fr/vélo".encode().decode("latin-1")
    assert environment["QUERY_STRING"] == "q=v%C3%A9lo"
    assert environment["REMOTE_ADDR"] == "192.0.2.7"
    assert (environment["SERVER_NAME"], environment["SERVER_PORT"]) == ("::1", "8000")
    assert environment["HTTP_HOST"] == "insert.example"
    assert environment["CONTENT_TYPE"] == "text/plain"
    assert environment["CONTENT_LENGTH"] == "3"
    assert environment["HTTP_COOKIE"] == "a=1; b=2"
    assert environment["HTTP_ACCEPT"] == "text/html,*/*"
    assert environment["wsgi.input"].read() == b"abc"


def test_a_header_with_an_underscore_does_not_pass_for_another() -> None:
    headers = [("x_forwarded_for", "198.51.100.1"), ("x-forwarded-for", "192.0.2.1")]

    environment = environment_of(FakeScope(headers=headers), empty())

    assert environment["HTTP_X_FORWARDED_FOR"] == "192.0.2.1"


@pytest.fixture
def flask(tmp_path: Path) -> Flask:
    """An application as the portal is one."""
    app = Flask(__name__)
    (tmp_path / "file.txt").write_text("0123456789")

    @app.get("/file")
    def file() -> Response:
        return send_file(tmp_path / "file.txt", conditional=True)

    @app.get("/memory")
    def memory() -> str:
        return request.args["q"]

    return app


def test_a_file_is_sent_without_a_thread(flask: Flask, tmp_path: Path) -> None:
    kind, status, _headers, file = answered(flask, FakeScope("/file"))

    assert (kind, status, file) == ("file", 200, str(tmp_path / "file.txt"))


def test_so_is_a_part_of_it(flask: Flask, tmp_path: Path) -> None:
    answer = answered(flask, FakeScope("/file", headers=[("range", "bytes=2-4")]))

    assert answer[:2] == ("range", 206)
    assert answer[3:] == (str(tmp_path / "file.txt"), 2, 5)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_is_made_in_memory_is_sent_as_it_is(flask: Flask, method: str) -> None:
    kind, status, headers, body = answered(flask, FakeScope("/memory", method))

    assert (kind, status) == ("bytes", 200)
    assert ("Content-Length", "5") in headers  # type: ignore[operator]
    assert body == ("vélo".encode() if method == "GET" else b"")


def test_an_answer_is_closed_even_where_it_fails() -> None:
    class Failing:
        is_closed = False

        def __iter__(self) -> Any:
            raise OSError("of the disk")

        def close(self) -> None:
            self.is_closed = True

    parts = Failing()

    def application(_environment: object, begin: Callable[..., object]) -> Failing:
        begin("200 OK", [])
        return parts

    with pytest.raises(OSError, match="of the disk"):
        respond(application, FakeScope(), FakeExchange(), empty())  # type: ignore[arg-type]
    assert parts.is_closed
