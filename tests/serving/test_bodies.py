"""A body is read whole before a thread is taken, and within its time."""

import asyncio
import resource
from collections.abc import AsyncIterator

import pytest

from serving.bodies import Bodies, Body, BodyError
from tests.serving.exchanges import FakeExchange, FakeScope

MOST = 1_000_000


def read(bodies: Bodies, exchange: FakeExchange, length: str, most: int = MOST) -> Body:
    scope = FakeScope(headers=[("content-length", length)] if length else [])
    return asyncio.run(bodies.read(scope, exchange, most))


def never() -> AsyncIterator[bytes]:
    async def wait() -> AsyncIterator[bytes]:
        yield b"a"
        await asyncio.Event().wait()

    return wait()


@pytest.mark.parametrize("parts", [[b"abcde"], [b"a", b"bcd", b"e"]])
def test_it_comes_whole(parts: list[bytes]) -> None:
    body = read(Bodies(), FakeExchange(parts), "5")

    assert body.stream.read() == b"abcde"
    assert body.stream.read(2) == b"ab"  # from its beginning, whoever asks


def test_one_that_waits_on_the_disk_is_the_same() -> None:
    parts = [bytes([n]) * 50_000 for n in range(10)]

    body = read(Bodies(), FakeExchange(parts), "500000")

    assert body.stream.read() == b"".join(parts)


@pytest.mark.parametrize("length", ["", "0", "11", "-1", "٣", "1e3", "999999999999"])
def test_what_has_no_length_or_is_too_long_is_left_unread(length: str) -> None:
    exchange = FakeExchange([b"abc"])

    body = read(Bodies(), exchange, length, most=10)

    assert body.stream.read() == b""
    assert not exchange.was_read


def test_whoever_stops_sending_is_told_so_after_the_grace() -> None:
    exchange = FakeExchange(never())

    with pytest.raises(BodyError) as error:
        read(Bodies(grace_seconds=0.05), exchange, "5000")

    assert error.value.status == 408


def test_a_trickle_is_told_so_and_a_steady_stream_is_not() -> None:
    now = 0.0

    def sent(seconds_apart: float) -> AsyncIterator[bytes]:
        async def parts() -> AsyncIterator[bytes]:
            nonlocal now
            for _ in range(100):
                now += seconds_apart
                await asyncio.sleep(0)
                yield b"x" * 100

        return parts()

    def reading(seconds_apart: float) -> Body:
        nonlocal now
        now = 0.0
        bodies = Bodies(grace_seconds=20, slowest=100, clock=lambda: now)
        return read(bodies, FakeExchange(sent(seconds_apart)), "10000")

    assert reading(1).length == 10_000
    with pytest.raises(BodyError):
        reading(2)


def test_who_has_sent_nearly_all_at_once_cannot_wait_for_as_long_as_it_would_have_taken() -> None:
    async def parts() -> AsyncIterator[bytes]:
        yield b"x" * 9_000
        await asyncio.Event().wait()

    bodies = Bodies(grace_seconds=1, slowest=1, patience_seconds=0.05)

    with pytest.raises(BodyError) as error:
        read(bodies, FakeExchange(parts()), "10000")

    assert error.value.status == 408


def test_what_the_disk_does_not_take_is_lost_and_says_so_and_its_room_is_free_again() -> None:
    bodies = Bodies(room=200_000)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (80_000, hard))  # no file may grow beyond
    try:
        lost = read(bodies, FakeExchange([b"x" * 50_000] * 4), "200000")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert isinstance(lost.lost, OSError)
    assert lost.stream.read() == b""
    lost.close()
    assert read(bodies, FakeExchange([b"x" * 50_000] * 4), "200000").lost is None


def test_whoever_hangs_up_is_waited_for_no_longer() -> None:
    with pytest.raises(BodyError) as error:
        read(Bodies(), FakeExchange([b"abc"]), "5")

    assert error.value.status == 400


def test_all_together_have_so_much_room_and_give_it_back() -> None:
    bodies = Bodies(room=10)
    first = read(bodies, FakeExchange([b"x" * 6]), "6")

    with pytest.raises(BodyError) as error:
        read(bodies, FakeExchange([b"x" * 6]), "6")
    first.close()

    assert error.value.status == 503
    assert read(bodies, FakeExchange([b"x" * 9]), "9").length == 9
