"""Sends files as they lie in the media folder."""

from flask import Response, send_from_directory

from portal.reading.runtime import runtime
from portal.web.security import MEDIA_POLICY

KEPT_BY_READERS = "public, max-age=31536000, immutable, s-maxage=0, proxy-revalidate"
"""Of pictures, whose names change with their content. A reader keeps what was shown. A cache that
many share asks each time: it would go on giving away what has been taken back."""


def file_response(path: str) -> Response:
    """Return a file of the media folder.

    Raises:
        werkzeug.exceptions.NotFound: there is none.
    """
    response = send_from_directory(runtime().settings.deployment.media_folder, path)
    response.headers["Content-Security-Policy"] = MEDIA_POLICY
    if not (response.mimetype or "").startswith("image/"):
        # Shown inside the sandbox, a PDF stays blank and a page could imitate this site.
        response.headers["Content-Disposition"] = "attachment"
    return response
