"""Serves ``/<lang>/wishes``: the form by itself, what comes of sending it, and thanks."""

from flask import Blueprint, Response, request
from flask_babel import gettext

from content_models.inbox import MAXIMUM_TEXT_CHARACTERS
from content_models.languages import InterfaceLanguage
from content_models.vocabularies import message
from portal.reading import addresses
from portal.reading.language import wording
from portal.reading.pages import private, render_standing
from portal.reading.runtime import runtime
from portal.sending.answers import envelope, form_error, refused_with
from portal.sending.models import Problem, RefusedError
from portal.web.routes import reads
from portal.wishes.forms import read_wish, shown_again
from portal.wishes.models import SentWish, WishForm
from portal.wishes.services import send_wish

FIELD_ERRORS = {
    Problem.EMPTY: message("Write what you were looking for. A few words are enough."),
    Problem.TOO_LONG: message(
        "Your text is too long. It has %(count)s characters, and at most %(limit)s fit."
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
        send_wish(parts.inbox, parts.form_tokens, sent, envelope(language))
    except RefusedError as refused:
        return _refused(language, sent, refused.problem)
    response = Response(status=303)  # a reload of the page it leads to sends nothing again
    response.location = addresses.wishes(language.code, [("sent", "1")])
    return private(response)


def _refused(language: InterfaceLanguage, sent: SentWish, problem: Problem) -> Response:
    number = wording().number
    count, limit = number(len(sent.text.strip())), number(MAXIMUM_TEXT_CHARACTERS)
    field_error = FIELD_ERRORS.get(problem, "")
    form = shown_again(
        sent,
        runtime().form_tokens.renewed(sent.token),
        field_error=field_error and gettext(field_error, count=count, limit=limit),
        form_error=form_error(problem),
    )
    return refused_with(_page(language, form), problem)


def _page(language: InterfaceLanguage, form: WishForm | None) -> Response:
    page = render_standing(
        language, "wishes/wishes.html", addresses.wishes, is_indexable=False, form=form
    )
    return private(page)  # thanks too: nobody wants to find them among the pages read last
