"""Answers readers whose page cannot be shown."""

import logging

from flask import Flask, Response, current_app, jsonify, request
from flask_babel import gettext
from werkzeug.exceptions import HTTPException

from content_models.published import StoreUnavailableError
from content_models.vocabularies import message
from portal.reading.language import language_in_path
from portal.reading.missing import (
    ItemGoneError,
    ItemMovedError,
    ItemUnknownError,
    PastTheEndError,
)
from portal.reading.pages import render_error
from portal.reading.runtime import runtime
from portal.web.mistyped import meant_path
from portal.web.roots import DATA_ROOT, FOR_PROGRAMS
from portal.web.routes import REVALIDATE, is_for_everybody
from search.engine import EngineAwayError, IndexUnavailableError

logger = logging.getLogger(__name__)

RETRY_AFTER_SECONDS = 10
LASTING_STATUSES = frozenset({404, 410})
"""Answers that stay the same until the next projection, and may be kept until then.

Their pages have a search field: what was looked for may be elsewhere.
"""

HEADINGS = {
    404: message("This page does not exist"),
    410: message("This page has been taken away"),
    413: message("This is more than we can take"),
    500: message("Something went wrong on our side"),
    503: message("The portal is getting ready"),
}
EXPLANATIONS = {
    404: message("The address may have been copied in part, or it has changed."),
    410: message("Its authors have withdrawn it. Other pages may answer the same question."),
    413: message("Please go back, and say it in fewer words."),
    500: message("It is not your fault. Please try again in a moment."),
    503: message("Its pages are being put in order. Please try again in a few seconds."),
}
SEARCH_AWAY_HEADING = message("Search does not answer at the moment")
SEARCH_AWAY_EXPLANATION = message(
    "The pages themselves can still be read. Please try again in a few minutes."
)
OTHER_HEADING = message("This request could not be answered")
OTHER_EXPLANATION = message("Please go back, or start again from the home page.")


def set_up(app: Flask) -> None:
    """Answer every error in the reader's language, or as JSON in the API."""
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(ItemUnknownError, lambda _error: answer(404))
    app.register_error_handler(ItemGoneError, lambda _error: answer(410))
    app.register_error_handler(ItemMovedError, moved)
    app.register_error_handler(PastTheEndError, past_the_end)
    app.register_error_handler(StoreUnavailableError, not_ready)
    app.register_error_handler(IndexUnavailableError, not_ready)
    app.register_error_handler(EngineAwayError, search_away)


def http_error(error: HTTPException) -> Response:
    """Answer what Flask itself refuses, and whatever failed unforeseen."""
    if error.code == 404 and request.method in {"GET", "HEAD"}:
        meant = meant_path(current_app.url_map, request.path)
        if meant:
            return lead_on(meant)
    response = answer(error.code or 500)
    if error.code == 405:
        allowed = dict(error.get_headers()).get("Allow", "")
        response.headers["Allow"] = allowed
    return response


def lead_on(path: str) -> Response:
    """Lead from a mistyped address to the page that it means, with its parameters."""
    query = request.query_string.decode("ascii", "replace")
    response = Response(status=301)
    response.location = f"{path}?{query}" if query else path
    return response


def moved(error: ItemMovedError) -> Response:
    """Lead to the address that an item, its contact or its sheet has now."""
    behind = request.path.rpartition(f"/{error.segment}/")[2] if error.segment else ""
    is_below = bool(behind) and behind != request.path
    return lead_on(f"{error.address}/{behind}") if is_below else _moved_to(error.address)


def _moved_to(address: str) -> Response:
    response = Response(status=301)
    response.location = address
    return response


def past_the_end(error: PastTheEndError) -> Response:
    """Say that the list is shorter, and lead back into it."""
    return answer(404, back=error.last_page)


def not_ready(error: Exception) -> Response:
    """Ask for patience while the store or the index is missing, and tell the worker."""
    if runtime().news.is_new(type(error).__name__):  # not for each reader who tries again
        logger.warning("readers are told to come back: %s: %s", type(error).__name__, error)
    runtime().live_index.forget()  # whatever was damaged is opened anew next time
    runtime().damage_reports.leave()
    response = answer(503)
    response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def search_away(error: EngineAwayError) -> Response:
    """Say that search does not answer. Nothing is damaged, so nobody need repair anything."""
    if runtime().news.is_new(type(error).__name__):
        logger.warning("readers are told that search does not answer: %s", error)
    response = answer(503, told=(SEARCH_AWAY_HEADING, SEARCH_AWAY_EXPLANATION))
    response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def answer(status: int, back: str = "", told: tuple[str, str] = ("", "")) -> Response:
    """Return the answer with a status: a page, or JSON in the API.

    ``told`` is its heading and explanation, where they are not those of every such status.
    """
    heading = told[0] or HEADINGS.get(status, OTHER_HEADING)
    explanation = told[1] or EXPLANATIONS.get(status, OTHER_EXPLANATION)
    if request.path.startswith((*FOR_PROGRAMS, f"{DATA_ROOT}/")):
        response = jsonify({"error": {"status": status, "message": heading}})
        response.status_code = status
        return response
    response = render_error(
        "error.html",
        status,
        heading=gettext(heading),
        explanation=gettext(explanation),
        back=back,
        has_search=status in LASTING_STATUSES,
    )
    has_own_language = language_in_path(request.path) is not None
    if not has_own_language:
        response.headers["Vary"] = "Accept-Language"
    is_lasting = status in LASTING_STATUSES and has_own_language and is_for_everybody()
    response.headers["Cache-Control"] = REVALIDATE if is_lasting else "no-store"
    return response
