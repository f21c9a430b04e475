"""Reads who sent a message, and answers why it was refused."""

from datetime import UTC, datetime

from flask import Response, request
from flask_babel import gettext

from content_models.languages import InterfaceLanguage
from content_models.vocabularies import message
from portal.reading.runtime import runtime
from portal.sending.models import Envelope, Problem
from portal.sending.services import sender_of

RETRY_AFTER_SECONDS = {Problem.FLOOD: 3600, Problem.FULL: 86_400, Problem.UNAVAILABLE: 30}
STATUSES = {
    Problem.EMPTY: 422,
    Problem.TOO_LONG: 422,
    Problem.WRONG: 422,
    Problem.STALE: 400,
    Problem.FOREIGN: 403,
    Problem.FLOOD: 429,
    Problem.FULL: 429,
    Problem.UNAVAILABLE: 503,
}
FORM_ERRORS = {
    Problem.STALE: message(
        "This form was open for too long. Your text is still here: please send it again."
    ),
    Problem.FOREIGN: message(
        "This form came from another site. Read what is in the field, and send it only if it is"
        " yours."
    ),
    Problem.FLOOD: message(
        "We got many messages from your connection. Please send this one again in an hour."
    ),
    Problem.FULL: message("We got too many messages today. Please send this one again tomorrow."),
    Problem.UNAVAILABLE: message(
        "We could not keep your message just now. Please send it again in a minute."
    ),
}


def envelope(language: InterfaceLanguage) -> Envelope:
    """Return what is known of the message that came with this request."""
    settings = runtime().settings
    now = datetime.now(UTC)
    return Envelope(
        language=language.code,
        sender=sender_of(settings.secret_key, request.remote_addr or "", now.date()),
        now=now,
        sec_fetch_site=request.headers.get("Sec-Fetch-Site", ""),
        origin=request.headers.get("Origin", ""),
        host=request.host,
        base_url=settings.base_url,
    )


def form_error(problem: Problem) -> str:
    """Return why a message was not taken in, in the reader's language.

    Empty where something is wrong with a field.
    """
    error = FORM_ERRORS.get(problem, "")
    return error and gettext(error)


def refused_with(page: Response, problem: Problem) -> Response:
    """Give a page that shows a form again the status of what is wrong."""
    page.status_code = STATUSES[problem]
    if problem in RETRY_AFTER_SECONDS:
        page.headers["Retry-After"] = str(RETRY_AFTER_SECONDS[problem])
    return page
