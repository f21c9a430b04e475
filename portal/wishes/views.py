"""Serves ``/<lang>/wishes``: the form by itself, what comes of sending it, and thanks."""

from datetime import UTC, datetime

from flask import Blueprint, Response, request
from flask_babel import gettext

from content_models.inbox import MAXIMUM_TEXT_CHARACTERS
from content_models.languages import InterfaceLanguage
from content_models.vocabularies import message
from portal.reading import addresses
from portal.reading.language import wording
from portal.reading.pages import private, render_standing
from portal.reading.runtime import runtime
from portal.web.routes import reads
from portal.wishes.forms import read_wish, shown_again
from portal.wishes.models import Envelope, Problem, SentWish, WishForm, WishRefusedError
from portal.wishes.services import send_wish, sender_of

RETRY_AFTER_SECONDS = {Problem.FLOOD: 3600, Problem.FULL: 86_400, Problem.UNAVAILABLE: 30}
STATUSES = {
    Problem.EMPTY: 422,
    Problem.TOO_LONG: 422,
    Problem.STALE: 400,
    Problem.FOREIGN: 403,
    Problem.FLOOD: 429,
    Problem.FULL: 429,
    Problem.UNAVAILABLE: 503,
}
FIELD_ERRORS = {
    Problem.EMPTY: message("Write what you were looking for. A few words are enough."),
    Problem.TOO_LONG: message(
        "Your text is too long. It has %(count)s characters, and at most %(limit)s fit."
    ),
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

blueprint = Blueprint("wishes", __name__, template_folder="templates")


@blueprint.get("/<language:language>/wishes")
@reads("sent")
def wishes(language: InterfaceLanguage) -> Response:
    """Show the form by itself, or thanks for what was sent."""
    is_sent = bool(request.args.get("sent"))
    form = None if is_sent else WishForm(runtime().form_tokens.new())
    return _page(language, form)


@blueprint.post("/<language:language>/wishes")
def send(language: InterfaceLanguage) -> Response:
    """Take a wish in, or show the form again with all that was typed."""
    parts = runtime()
    sent = read_wish(request.form)
    try:
        send_wish(parts.inbox, parts.form_tokens, sent, _envelope(language))
    except WishRefusedError as refused:
        return _refused(language, sent, refused.problem)
    response = Response(status=303)  # a reload of the page it leads to sends nothing again
    response.location = addresses.wishes(language.code, [("sent", "1")])
    return private(response)


def _envelope(language: InterfaceLanguage) -> Envelope:
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


def _refused(language: InterfaceLanguage, sent: SentWish, problem: Problem) -> Response:
    number = wording().number
    count, limit = number(len(sent.text.strip())), number(MAXIMUM_TEXT_CHARACTERS)
    field_error, form_error = FIELD_ERRORS.get(problem, ""), FORM_ERRORS.get(problem, "")
    form = shown_again(
        sent,
        runtime().form_tokens.renewed(sent.token),
        field_error=field_error and gettext(field_error, count=count, limit=limit),
        form_error=form_error and gettext(form_error),
    )
    response = _page(language, form)
    response.status_code = STATUSES[problem]
    if problem in RETRY_AFTER_SECONDS:
        response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS[problem])
    return response


def _page(language: InterfaceLanguage, form: WishForm | None) -> Response:
    page = render_standing(
        language, "wishes/wishes.html", addresses.wishes, is_indexable=False, form=form
    )
    return private(page)  # thanks too: nobody wants to find them among the pages read last
