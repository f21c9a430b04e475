"""Serves ``/<lang>/still-correct``: a record for its own organisation, and its answer."""

import logging
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, request
from flask_babel import gettext

from content_models.inbox import InboxUnavailableError
from content_models.languages import INTERFACE_LANGUAGES, InterfaceLanguage
from content_models.record_links import PAGE, TOKEN, BadLinkError, RecordLink
from content_models.vocabularies import message
from portal.checking.services import RecordGoneError, confirm, record_of
from portal.reading import addresses
from portal.reading.pages import private, render, render_error
from portal.reading.runtime import reading, runtime
from portal.web.routes import PRIVATE, reads

HEADERS = {
    "Cache-Control": PRIVATE,
    "Referrer-Policy": "no-referrer",  # the address is a key
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
RETRY_AFTER_SECONDS = 30

logger = logging.getLogger(__name__)
blueprint = Blueprint("checking", __name__, template_folder="templates")


@blueprint.get(f"/<language:language>/{PAGE}")
@reads(TOKEN, "sent")
def still_correct(language: InterfaceLanguage) -> Response:
    """Show a record to its organisation, or thanks; nothing changes by looking.

    Programs open the links of mails before people do.
    """
    if request.args.get("sent"):
        codes = {
            code: addresses.still_correct(code, [("sent", "1")]) for code in INTERFACE_LANGUAGES
        }
        return _rendered("checking/thanks.html", language, codes)
    return _record(language, request.args.get(TOKEN, ""))


@blueprint.post(f"/<language:language>/{PAGE}")
def confirm_record(language: InterfaceLanguage) -> Response:
    """Take in that a record is still correct."""
    link = _link(request.form.get(TOKEN, ""))
    try:
        confirm(runtime().confirmations, link, datetime.now(UTC))
    except InboxUnavailableError as error:
        logger.error("the answer of an organisation could not be kept: %s", error)
        answer = _problem(
            503,
            message("We could not keep your answer just now"),
            message("Please go back and send it again in a minute."),
        )
        answer.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
        return answer
    response = Response(status=303)  # the token does not stay in the address
    response.location = addresses.still_correct(language.code, [("sent", "1")])
    return response


@blueprint.after_request
def keep_from_others(response: Response) -> Response:
    """Keep every answer here private: nobody keeps, lists or passes on its address."""
    response.headers.update(HEADERS)
    return response


@blueprint.errorhandler(BadLinkError)
def ended(_error: BadLinkError) -> Response:
    """Say that a link has ended or never was one, but not which."""
    return _problem(
        410,
        message("This link no longer works"),
        message("Links to check a record expire after some weeks. Wait for our next email."),
    )


@blueprint.errorhandler(RecordGoneError)
def gone(_error: RecordGoneError) -> Response:
    """Say that readers do not see the record any more."""
    return _problem(
        410,
        message("This record is not public any more"),
        message("Answer our email if it should be: somebody will read it."),
    )


def _record(language: InterfaceLanguage, token: str) -> Response:
    link = _link(token)
    with reading() as snapshot:
        item = record_of(snapshot, language.code, link.key)
    held = [(TOKEN, token)]
    return _rendered(
        "checking/still_correct.html",
        language,
        {code: addresses.still_correct(code, held) for code in INTERFACE_LANGUAGES},
        item=item,
        token_name=TOKEN,
        token=token,
        report_address=addresses.with_parameters(
            f"/{language.code}/report", [("item", str(link.key)), *held]
        ),
    )


def _link(token: str) -> RecordLink:
    return runtime().record_links.read(token)


def _rendered(
    template: str, language: InterfaceLanguage, codes: dict[str, str], **values: Any
) -> Response:
    page = render(
        template,
        canonical=codes[language.code],
        translations=codes,
        is_indexable=False,
        is_key=True,
        **values,
    )
    return private(page)


def _problem(status: int, heading: str, explanation: str) -> Response:
    return render_error(
        "error.html",
        status,
        heading=gettext(heading),
        explanation=gettext(explanation),
        back="",
        has_search=False,
    )
