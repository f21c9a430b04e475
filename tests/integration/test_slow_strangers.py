"""Sixty-four strangers who send or read as slowly as they can; everybody else is answered."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from select import select

import pytest

from tests.integration import doors
from tests.integration.doors import Door
from tests.integration.installation import PASSWORD
from tests.integration.serving import ServedSite

STRANGERS = 64
PAGES = ("/fr/", "/fr/library?q=atelier", "/cms/login/", "/readyz")
POSTED = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\n"
PIPELINED = 100
"""Pages that one asks for without reading any: more than the system keeps for them on the way."""
LARGE_BYTES = 40_000_000
TIMES = 3
BLOCK = b"x" * 65_536


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """One process with everything, as ``make demo`` serves it."""
    with ServedSite.seeded(tmp_path_factory.mktemp("slow")) as served:
        yield served


@pytest.fixture(scope="module", params=["plain", "nginx", "caddy"])
def door(request: pytest.FixtureRequest, site: ServedSite, tmp_path_factory) -> Iterator[Door]:  # type: ignore[no-untyped-def]
    """The process itself, and with each proxy before it."""
    if request.param == "plain":
        yield Door(site.port)
        return
    folder: Path = tmp_path_factory.mktemp("door") / request.param
    with getattr(doors, request.param)(folder, portal=site.port, cms=site.port) as opened:
        yield opened


@contextmanager
def strangers(door: Door, begin: str) -> Iterator[list[socket.socket]]:
    """Connections that have sent as much as that."""
    with ExitStack() as stack:
        connections = [stack.enter_context(door.connect()) for _ in range(STRANGERS)]
        for each in connections:
            each.sendall(begin.encode())
        yield connections


def everybody_is_answered(door: Door) -> None:
    for page in PAGES:
        status, _headers, text = door.ask(page)
        assert (page, status) == (page, 200)
        assert text


def is_answered(connection: socket.socket) -> bool:
    connection.settimeout(0.01)
    try:
        connection.recv(1)
    except TimeoutError:
        return False
    return True


@pytest.mark.parametrize("path", ["/fr/wishes", "/cms/login/", "/cms/documents/multiple/add/"])
def test_slow_senders_hold_up_nobody(door: Door, path: str) -> None:
    with strangers(door, f"POST {path} HTTP/1.1\r\nHost: localhost\r\n{POSTED}a") as senders:
        for _ in range(3):
            everybody_is_answered(door)
            for each in senders:
                each.sendall(b"a")

        assert [each for each in senders if is_answered(each)] == []
    everybody_is_answered(door)


def test_slow_headers_hold_up_nobody(door: Door) -> None:
    with strangers(door, "GET /fr/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: ") as senders:
        for _ in range(3):
            everybody_is_answered(door)
            for each in senders:
                each.sendall(b"a")


def test_who_says_nothing_or_little_is_hung_up_on(site: ServedSite) -> None:
    with ExitStack() as stack:
        silent = []
        for begin in (b"", b"P", b"GET /fr/ HTTP/1.1\r\nX-Slow: "):
            connection = stack.enter_context(Door(site.port).connect())
            connection.sendall(begin)
            silent.append(connection)

        assert [each.recv(1) for each in silent] == [b""] * 3


def test_slow_readers_hold_up_nobody(door: Door) -> None:
    asked = "GET /fr/library HTTP/1.1\r\nHost: localhost\r\n\r\n" * PIPELINED
    with strangers(door, asked) as readers:
        for _ in range(3):
            everybody_is_answered(door)
            for each in readers:
                each.recv(1)


def test_what_is_sent_slowly_but_in_time_arrives(door: Door) -> None:
    form = f"username=editor&password={PASSWORD}".encode()
    head = f"POST /cms/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(form)}\r\n\r\n"
    with door.connect() as sender:
        sender.sendall(head.encode())
        for place in range(len(form)):
            sender.sendall(form[place : place + 1])

        answer = sender.recv(12)

    assert answer == b"HTTP/1.1 403"  # Django's: there is no token of its form


def sent_until_answered(sender: socket.socket) -> int:
    """Go on sending a large body, as a browser does, until an answer comes; return its bytes."""
    sent = 0
    while sent < LARGE_BYTES and not select([sender], [], [], 0.01)[0]:
        try:
            sender.sendall(BLOCK)
        except ConnectionError:
            break
        sent += len(BLOCK)
    return sent


def refused(door: Door, head: bytes) -> tuple[int, str, int]:
    """Status and words of a refusal, and how much was sent before it came.

    Who closes with something unread resets the connection, and can so overtake the answer: now and
    then a process does without a proxy before it. Then it is asked once more.
    """
    for _time in range(TIMES):
        with door.connect() as sender, suppress(ConnectionResetError):
            sender.sendall(head)
            sent = sent_until_answered(sender)
            with doors.HTTPResponse(sender) as answer:
                answer.begin()
                status, _headers, text = doors.told(answer)
            return status, text, sent
    pytest.fail("every answer was overtaken")


@pytest.mark.parametrize(
    ("path", "words"), [("/cms/documents/multiple/add/", "20"), ("/fr/wishes", "moins de mots")]
)
def test_what_is_too_large_is_refused_unread_and_in_words(
    door: Door, path: str, words: str
) -> None:
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\n"
        f"Content-Length: {LARGE_BYTES}\r\n\r\n"
    )
    status, text, sent = refused(door, head.encode())

    assert status == 413
    assert words in text or "Too large." in text  # Caddy cannot ask the process
    assert sent < LARGE_BYTES // 2


def test_guessing_passwords_does_not_stop_readers(site: ServedSite) -> None:
    door = Door(site.port)
    form = b"username=editor&password=wrong"
    cookie = "cms_csrf=" + "a" * 32
    head = (
        f"POST /cms/login/ HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\n"
    )
    body = form + b"&csrfmiddlewaretoken=" + b"a" * 32
    guess = f"{head}Content-Length: {len(body)}\r\n\r\n{body.decode()}"

    with strangers(door, guess) as guessers:
        everybody_is_answered_but_at_the_login(door)
        said = [each.recv(12).decode() for each in guessers]

    codes = [each.rpartition(" ")[2] for each in said]
    assert codes.count("200") <= 5  # so many were looked at
    assert set(codes) <= {"200", "429", "503"}


def everybody_is_answered_but_at_the_login(door: Door) -> None:
    for page in PAGES:
        if "login" not in page:
            assert door.ask(page)[0] == 200
