"""Serves ``/media/…``: pictures and files that something published shows, and no others."""

from flask import Blueprint, Response, abort, redirect

from content_models.media import media_address
from portal.media.services import KEPT_BY_READERS, file_response
from portal.reading.runtime import reading
from portal.web.routes import REVALIDATE
from portal.web.security import OPEN_DATA

blueprint = Blueprint("media", __name__)


@blueprint.get("/media/<path:path>")
def media(path: str) -> Response:
    """Answer with one file, or lead to the newer one that has replaced it.

    Sites of partners may show it, as they may read the open API.
    """
    with reading() as snapshot:
        current = snapshot.file_at(path)
    if current is None:
        abort(404)
    if current != path:
        moved = redirect(media_address(current), 301)
        moved.headers["Cache-Control"] = REVALIDATE
        return moved  # type: ignore[return-value]  # Flask's own class, which Werkzeug's type hides
    response = file_response(path)
    is_picture = (response.mimetype or "").startswith("image/")
    response.headers["Cache-Control"] = KEPT_BY_READERS if is_picture else REVALIDATE
    response.headers.update(OPEN_DATA)
    return response
