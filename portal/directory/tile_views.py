"""Serves ``/map-tiles/…``: pictures of a map from a file of this installation."""

from flask import Blueprint, Response, abort

from portal.reading.runtime import runtime
from portal.settings.map_tiles import OWN_ROOT
from portal.web.routes import for_everybody

KEPT_BY_BROWSERS = "public, max-age=604800"
"""A week: towns do not move, and the file is seldom another one."""

blueprint = Blueprint("map_tiles", __name__)


@blueprint.get(f"{OWN_ROOT}<int:zoom>/<int:x>/<int:y>")
@for_everybody
def map_tile(zoom: int, x: int, y: int) -> Response:
    """Answer with a picture; outside of what the file has, there is none."""
    file = runtime().settings.map_tiles.file
    found = file.tile(zoom, x, y) if file else None
    if file is None or found is None:
        abort(404)
    answer = Response(found, content_type=file.media_type)
    answer.headers["Cache-Control"] = KEPT_BY_BROWSERS
    return answer
