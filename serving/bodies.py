"""Reads the bodies of requests before a thread is taken, and none for ever.

Attack: ``Content-Length: 5000`` and then one byte a second. Whoever reads that in a thread has lost
the thread.
"""

import asyncio
import io
import logging
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from typing import BinaryIO, cast

from serving.protocol import Exchange, Scope

logger = logging.getLogger(__name__)

GRACE_SECONDS = 20.0
"""The time that every body has, however slow the network is."""
SLOWEST_BYTES_PER_SECOND = 8 * 1024
"""What must arrive after that, on average: a telephone far from its mast sends more."""
MOST_PATIENCE_SECONDS = 60.0
"""Who has sent much at once is waited for no longer than this.

Attack: nearly all of a large body at once, and nothing for the time that it would have taken.
"""
BYTES_IN_MEMORY = 64 * 1024
"""A longer body waits on the disk."""
BYTES_ON_DISK = 512 * 1024 * 1024
"""The room of all bodies that wait at one time for one kind of answer."""


class BodyError(Exception):
    """A body that is not waited for any longer.

    Attributes:
        status: of the answer.
    """

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Bodies:
    """Reads bodies, each within its time and all within their room.

    Args:
        grace_seconds: the time that each has.
        slowest: what must arrive after that, in bytes a second.
        room: the most bytes of all that are kept at one time.
        patience_seconds: the longest wait for more, however much came before.
        clock: tells the time in seconds.
    """

    def __init__(
        self,
        *,
        grace_seconds: float = GRACE_SECONDS,
        slowest: float = SLOWEST_BYTES_PER_SECOND,
        room: int = BYTES_ON_DISK,
        patience_seconds: float = MOST_PATIENCE_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._grace_seconds = grace_seconds
        self._slowest = slowest
        self._room = room
        self._patience_seconds = patience_seconds
        self._clock = clock

    async def read(self, scope: Scope, exchange: Exchange, most: int) -> "Body":
        """Return the body of a request, whole.

        One that is longer than ``most`` bytes, or does not say its length, is left unread: the
        application refuses it in its own words. One that the disk does not take is lost, and says
        so: the application has words for that, too.

        Raises:
            BodyError: it is too slow, is broken off, or there is no room for it.
        """
        length = length_of(scope)
        body = Body(self)
        if not 0 < length <= most:
            return body
        try:
            await self._fill(body, exchange, length)
        except OSError as error:
            logger.error("a body cannot be kept on the disk: %s", error)
            body.close()
            body.lost = error
        except BaseException:
            body.close()
            raise
        return body

    async def _fill(self, body: "Body", exchange: Exchange, length: int) -> None:
        latest = self._clock() + self._grace_seconds
        parts = aiter(exchange)
        while body.length < length:
            part = await _next_part(parts, latest - self._clock())
            if not part:
                raise BodyError(400)  # they have hung up
            self.take(len(part))
            body.append(part)
            earned = latest + len(part) / self._slowest
            latest = min(earned, self._clock() + self._patience_seconds)

    def take(self, count: int) -> None:
        """Take so many bytes of the room; a negative number gives them back."""
        if count > self._room:
            raise BodyError(503)
        self._room -= count


class Body:
    """Holds the body of one request until it is closed.

    Attributes:
        lost: why it could not be kept; None where it was.
    """

    def __init__(self, bodies: Bodies) -> None:
        self._bodies = bodies
        self._file: BinaryIO | None = None
        self.length = 0
        self.lost: OSError | None = None

    @property
    def stream(self) -> BinaryIO:
        """Return it from its beginning, for an application to read."""
        if self._file is None:
            return io.BytesIO()
        self._file.seek(0)
        return self._file

    def append(self, part: bytes) -> None:
        """Put further bytes, whose room is taken, at its end."""
        if self._file is None:
            spooled = tempfile.SpooledTemporaryFile(max_size=BYTES_IN_MEMORY)  # noqa: SIM115 - by us
            self._file = cast("BinaryIO", spooled)
        self.length += len(part)
        self._file.write(part)

    def close(self) -> None:
        """Forget it, and give its room back."""
        self._bodies.take(-self.length)
        self.length = 0
        if self._file is not None:
            self._file.close()
            self._file = None


def length_of(scope: Scope) -> int:
    """Return how long a request says its body is; 0 where it does not say."""
    told = scope.headers.get("content-length") or ""
    return int(told) if told.isascii() and told.isdigit() else 0


async def _next_part(parts: AsyncIterator[bytes], seconds: float) -> bytes:
    try:
        async with asyncio.timeout(max(seconds, 0)):
            # Not anext(parts, b""), which cannot be broken off: granian's futures take no throw().
            return await anext(parts)
    except StopAsyncIteration:
        return b""
    except TimeoutError:
        raise BodyError(408) from None
