"""Sends files of open data from the disk, a piece at a time."""

import gzip
from collections.abc import Iterator
from pathlib import Path

from flask import Response, request

from portal.standards.made_files import NotMadeYetError
from portal.web.compression import takes_gzip
from portal.web.routes import REVALIDATE

BYTES_AT_A_TIME = 64 * 1024


def sent(path: Path, content_type: str, name: str = "") -> Response:
    """Return a file that is kept compressed, as its reader can take it.

    As it lies it can be asked for in ranges: a download that broke off goes on.

    Args:
        path: ends in the digest of its state, which names it in its ETag.
        content_type: of what is in it.
        name: under which a browser saves it; empty for none.

    Raises:
        NotMadeYetError: another process has just made a newer one.
    """
    digest = path.name.rsplit(".", 2)[-2]
    is_packed = takes_gzip(request.headers.get("Accept-Encoding", ""))
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        raise NotMadeYetError(path.name) from None
    response = Response(_parts(path, is_packed=is_packed), content_type=content_type)
    response.headers["Cache-Control"] = REVALIDATE
    response.headers["Vary"] = "Accept-Encoding"
    if name:
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    if is_packed:
        response.headers["Content-Encoding"] = "gzip"
        response.content_length = size
    response.set_etag(f"{digest}-gzip" if is_packed else digest)
    response.make_conditional(
        request, accept_ranges=is_packed, complete_length=size if is_packed else None
    )
    return response


def _parts(path: Path, *, is_packed: bool) -> Iterator[bytes]:
    """Yield a file in pieces.

    It is opened with the first one: an answer without a body asks for none.
    """
    with path.open("rb") if is_packed else gzip.open(path) as file:
        while part := file.read(BYTES_AT_A_TIME):
            yield part
