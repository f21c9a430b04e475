"""Serves ``/<lang>/_preview/<token>``: a draft, for whoever holds its link."""

import logging
from dataclasses import replace

from flask import Blueprint, Response
from flask_babel import gettext

from content_models.languages import INTERFACE_LANGUAGES, InterfaceLanguage
from content_models.media import shown_media, with_media_below
from content_models.previews import (
    PREVIEW_FOLDER,
    Draft,
    PreviewEndedError,
    PreviewUnavailableError,
    PreviewUnknownError,
    PreviewUnreadableError,
)
from content_models.vocabularies import message
from portal.media.services import file_response
from portal.preview.services import draft_page
from portal.reading import addresses
from portal.reading.errors import answer
from portal.reading.pages import render_draft, render_error
from portal.reading.runtime import reading, runtime, search_in
from portal.web.routes import PRIVATE
from portal.web.security import PREVIEW_POLICY

HEADERS = {
    "Cache-Control": PRIVATE,
    "Referrer-Policy": "no-referrer",  # the address is the key to the draft
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}

MEDIA_FOLDER = "media"

logger = logging.getLogger(__name__)
blueprint = Blueprint("preview", __name__)


@blueprint.get(f"/<language:language>/{PREVIEW_FOLDER}/<token>")
def preview(language: InterfaceLanguage, token: str) -> Response:
    """Show a draft.

    Its files may not be public yet: they have addresses below its own.
    """
    draft = _opened(token, language)
    own_addresses = {code: addresses.preview(code, token) for code in INTERFACE_LANGUAGES}
    document = with_media_below(draft.document, f"{own_addresses[language.code]}/{MEDIA_FOLDER}/")
    draft = replace(draft, document=document)
    kind = runtime().kinds.get(document.kind)
    if kind is None:
        raise PreviewUnknownError(document.kind)
    with reading() as snapshot:
        page = draft_page(
            snapshot, search_in(snapshot), kind, language.code, document, own_addresses
        )
    return render_draft(kind.template, page.item, draft, own_addresses, page)


@blueprint.get(f"/<language:language>/{PREVIEW_FOLDER}/<token>/{MEDIA_FOLDER}/<path:path>")
def media(language: InterfaceLanguage, token: str, path: str) -> Response:
    """Answer with a file of a draft, for whoever can see the draft."""
    if path not in shown_media(_opened(token, language).document):
        raise PreviewUnknownError(path)
    return file_response(path)


def _opened(token: str, language: InterfaceLanguage) -> Draft:
    provider = runtime().previews
    if provider is None:
        raise PreviewUnknownError(token)
    return provider.open(token, language.code)


@blueprint.after_request
def keep_from_others(response: Response) -> Response:
    """Keep a draft private, and the answer that there is none, too.

    Nobody keeps, lists, frames or passes on either.
    """
    policy = response.headers.get("Content-Security-Policy", PREVIEW_POLICY)
    response.headers.update(HEADERS | {"Content-Security-Policy": policy})
    return response


@blueprint.errorhandler(PreviewUnknownError)
def unknown(_error: PreviewUnknownError) -> Response:
    """Answer 404 at an address that never was one."""
    return answer(404)


@blueprint.errorhandler(PreviewEndedError)
def ended(_error: PreviewEndedError) -> Response:
    """Say that the link has ended, but neither why nor what it showed."""
    return _problem(
        410,
        message("This link no longer works"),
        message("Links to drafts expire after a time. Ask whoever sent it to you for a new one."),
    )


@blueprint.errorhandler(PreviewUnreadableError)
def unreadable(error: PreviewUnreadableError) -> Response:
    """Say that there is a draft, but that it cannot be shown yet."""
    logger.warning("a draft cannot be shown: %s", error)
    return _problem(
        422,
        message("This draft cannot be shown yet"),
        message("Something in it is missing or wrong. Its author can see what it is."),
    )


@blueprint.errorhandler(PreviewUnavailableError)
def unavailable(error: PreviewUnavailableError) -> Response:
    """Ask for patience while drafts cannot be read."""
    logger.error("drafts cannot be read: %s", error)
    return _problem(
        503,
        message("This draft cannot be shown just now"),
        message("Please try again in a few seconds."),
    )


def _problem(status: int, heading: str, explanation: str) -> Response:
    return render_error(
        "error.html",
        status,
        heading=gettext(heading),
        explanation=gettext(explanation),
        back="",
        has_search=False,
    )
