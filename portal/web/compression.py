"""Compresses answers as far as a reader's browser can take it.

That is by Brotli, else by gzip, else not at all.
"""

import gzip
from functools import lru_cache
from typing import Literal

import brotli
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

Coding = Literal["br", "gzip", ""]
"""A content coding of RFC 9110, 8.4.1; empty for none."""

CODINGS: tuple[Coding, ...] = ("br", "gzip")
BROTLI_WHILE_WAITING = 5
"""A library page of 44 KB becomes 7.0 KB; the best quality takes 50 times as long for 6.3 KB."""
BROTLI_OF_LASTING = 10
"""For a page without a query, which many read: ten per cent less than while waiting, for 40 ms."""
BROTLI_ONCE = 11
GZIP_WHILE_WAITING = 6
GZIP_ONCE = 9
SMALLEST_WORTH_IT = 256
"""Bytes. Below, the header that names the coding outweighs what it saves."""
COMPRESSIBLE = frozenset(
    {
        "application/atom+xml",
        "application/javascript",
        "application/json",
        "application/manifest+json",
        "application/opensearchdescription+xml",
        "application/x-suggestions+json",
        "application/xml",
        "image/svg+xml",
    }
)
"""Media types besides ``text/*`` that are text; pictures are compressed already."""


@lru_cache(maxsize=512)
def chosen_coding(accepted: str) -> Coding:
    """Return the coding to answer with, given the request's Accept-Encoding."""
    wishes = parse_accept_header(accepted, Accept)
    return next((coding for coding in CODINGS if wishes.quality(coding) > 0), "")


def takes_gzip(accepted: str) -> bool:
    """Return whether a client takes gzip, given the request's Accept-Encoding."""
    return parse_accept_header(accepted, Accept).quality("gzip") > 0


def is_compressible(content_type: str) -> bool:
    """True if a content type, parameters included, names text."""
    media_type = content_type.partition(";")[0].strip().lower()
    return media_type.startswith("text/") or media_type in COMPRESSIBLE


def compressed(content: bytes, coding: Coding) -> bytes:
    """Compress a page while its reader waits."""
    return _coded(content, coding, BROTLI_WHILE_WAITING, GZIP_WHILE_WAITING)


def compressed_to_last(content: bytes, coding: Coding) -> bytes:
    """Compress a page that is kept for many readers."""
    return _coded(content, coding, BROTLI_OF_LASTING, GZIP_ONCE)


@lru_cache(maxsize=64)
def compressed_well(content: bytes, coding: Coding) -> bytes:
    """Compress content to as little as can be.

    It is sent for as long as this process lives.
    """
    return _coded(content, coding, BROTLI_ONCE, GZIP_ONCE)


def _coded(content: bytes, coding: Coding, brotli_quality: int, gzip_level: int) -> bytes:
    if coding == "br":
        return bytes(brotli.compress(content, mode=brotli.MODE_TEXT, quality=brotli_quality))
    if coding == "gzip":
        # Without a time the same content always gives the same bytes.
        return gzip.compress(content, gzip_level, mtime=0)
    return content
