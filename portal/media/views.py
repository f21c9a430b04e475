"""Serves ``/media/…``: image renditions and downloads, as they lie in the media folder."""

from flask import Blueprint, Response, send_from_directory

from portal.reading.runtime import runtime
from portal.web.assets import IMMUTABLE
from portal.web.security import MEDIA_POLICY

blueprint = Blueprint("media", __name__)


@blueprint.get("/media/<path:path>")
def media(path: str) -> Response:
    """Answer with one file.

    Its name changes with its content, so it may be kept for good.
    """
    response = send_from_directory(runtime().settings.deployment.media_folder, path)
    response.headers["Cache-Control"] = IMMUTABLE
    response.headers["Content-Security-Policy"] = MEDIA_POLICY
    if not (response.mimetype or "").startswith("image/"):
        # Shown inside the sandbox, a PDF stays blank and a page could imitate this site.
        response.headers["Content-Disposition"] = "attachment"
    return response
