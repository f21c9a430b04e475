"""Each kind of request has threads of its own, and a surplus is asked to come back."""

import asyncio
import threading
from collections.abc import Callable, Iterable, Iterator

import pytest

from serving import Lane, Refusal, Route, Server
from serving.bodies import Bodies
from tests.serving.exchanges import FakeExchange, FakeScope

REFUSAL = Refusal("text/html", b"busy")


class Application:
    """Holds up whoever asks for /cms, until it is told to go on."""

    def __init__(self) -> None:
        self.go_on = threading.Event()

    def __call__(
        self, environment: dict[str, str], begin: Callable[..., object]
    ) -> Iterable[bytes]:
        if environment["PATH_INFO"] == "/error":
            raise RuntimeError("of the application")
        if environment["PATH_INFO"] == "/cms":
            assert self.go_on.wait(30)
        begin("200 OK", [])
        return [environment["PATH_INFO"].encode()]


@pytest.fixture
def application() -> Iterator[Application]:
    made = Application()
    yield made
    made.go_on.set()


@pytest.fixture
def server(application: Application) -> Server:
    readers = Route(Lane("readers", threads=1, waiting=50), 100, Bodies(grace_seconds=0.05))
    editors = Route(Lane("editors", threads=2, waiting=1), 100, Bodies(room=10))
    return Server(
        application,  # type: ignore[arg-type]
        lambda path: editors if path == "/cms" else readers,
        REFUSAL,
    )


@pytest.mark.parametrize(
    ("cookie", "is_read"), [("key=known", True), ("key=forged", False), ("", False)]
)
def test_a_body_is_read_of_those_alone_who_are_admitted(cookie: str, is_read: bool) -> None:
    read: list[int] = []

    def application(environment: dict[str, str], begin: Callable[..., object]) -> Iterable[bytes]:
        read.append(len(environment["wsgi.input"].read()))  # type: ignore[attr-defined]
        begin("200 OK", [])
        return [b""]

    lane = Lane("uploads", threads=1, waiting=1)
    route = Route(lane, 100, admits=lambda cookies: cookies == "key=known")
    server = Server(application, lambda _path: route, REFUSAL)  # type: ignore[arg-type]
    scope = FakeScope("/cms/upload", "POST", [("content-length", "5"), ("cookie", cookie)])

    asyncio.run(server.__rsgi__(scope, FakeExchange([b"12345"])))

    assert read == [5 if is_read else 0]


def test_editors_cannot_take_the_threads_of_readers(
    server: Server, application: Application
) -> None:
    async def at_once() -> tuple[list[FakeExchange], FakeExchange]:
        crowd = [FakeExchange() for _ in range(6)]
        at_work = [asyncio.create_task(server.__rsgi__(FakeScope("/cms"), each)) for each in crowd]
        reader = FakeExchange()
        await server.__rsgi__(FakeScope("/fr/"), reader)
        application.go_on.set()
        await asyncio.gather(*at_work)
        return crowd, reader

    crowd, reader = asyncio.run(at_once())

    assert reader.answers == [("bytes", 200, [], b"/fr/")]
    statuses = sorted(str(each.answers[0][1]) for each in crowd)
    assert statuses == ["200"] * 3 + ["503"] * 3
    refused = next(each.answers[0] for each in crowd if each.answers[0][1] == 503)
    assert ("Retry-After", "10") in refused[2]  # type: ignore[operator]
    assert refused[3] == b"busy"


def test_whoever_has_waited_too_long_is_not_answered_in_vain() -> None:
    lane = Lane("slow", threads=1, waiting=1, patience=-1)
    begun: list[str] = []
    server = Server(lambda *_: begun, lambda _path: Route(lane, 0), REFUSAL)  # type: ignore[arg-type,return-value]
    exchange = FakeExchange()

    asyncio.run(server.__rsgi__(FakeScope(), exchange))

    assert exchange.answers[0][1] == 503


def test_a_slow_sender_takes_no_thread(server: Server) -> None:
    async def never() -> None:
        await asyncio.Event().wait()

    async def trickle():  # type: ignore[no-untyped-def]
        yield b"a"
        await never()

    exchange = FakeExchange(trickle())
    scope = FakeScope("/fr/", "POST", [("content-length", "50")])

    asyncio.run(server.__rsgi__(scope, exchange))

    assert [each[1] for each in exchange.answers] == [408]


def test_who_fills_the_room_of_uploads_leaves_readers_theirs(server: Server) -> None:
    def sent(path: str) -> object:
        exchange = FakeExchange([b"x" * 50])
        scope = FakeScope(path, "POST", [("content-length", "50")])
        asyncio.run(server.__rsgi__(scope, exchange))
        return exchange.answers[0][1]

    assert (sent("/cms"), sent("/fr/wishes")) == (503, 200)


def test_an_application_that_fails_is_logged_and_answered(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    exchange = FakeExchange()

    asyncio.run(server.__rsgi__(FakeScope("/error"), exchange))

    assert [each[1] for each in exchange.answers] == [500]
    assert "of the application" in caplog.text
