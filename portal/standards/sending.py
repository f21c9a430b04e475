"""Sends files of open data from the disk, a piece at a time."""

import gzip
from collections.abc import Iterator
from pathlib import Path

from flask import Response, request, send_file

from portal.standards.made_files import NotMadeYetError
from portal.web.compression import takes_gzip
from portal.web.routes import REVALIDATE

BYTES_AT_A_TIME = 64 * 1024


def sent(path: Path, content_type: str, name: str = "") -> Response:
    """Return a file that is kept compressed, as its reader can take it.

    Args:
        path: ends in the digest of its state, which names it in its ETag.
        content_type: of what is in it.
        name: under which a browser saves it; empty for none.
    """
    digest = path.name.rsplit(".", 2)[-2]
    try:
        if takes_gzip(request.headers.get("Accept-Encoding", "")):
            response = send_file(path, content_type, etag=f"{digest}-gzip", conditional=True)
            response.headers["Content-Encoding"] = "gzip"
        else:
            packed = gzip.open(path)  # noqa: SIM115 - closed with the answer
            response = Response(_parts(packed))
            response.set_etag(digest)
            response.make_conditional(request)
    except FileNotFoundError:  # another process has just made a newer one
        raise NotMadeYetError(path.name) from None
    response.headers["Content-Type"] = content_type
    response.headers["Cache-Control"] = REVALIDATE
    response.headers["Vary"] = "Accept-Encoding"
    if name:
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _parts(packed: gzip.GzipFile) -> Iterator[bytes]:
    with packed:
        while part := packed.read(BYTES_AT_A_TIME):
            yield part
