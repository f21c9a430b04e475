"""Serves ``/qr.svg`` and ``/<lang>/directory/…/sheet``."""

from flask import Blueprint, Response, abort, request

from content_models.languages import INTERFACE_LANGUAGES, InterfaceLanguage
from portal.paper.forms import is_page
from portal.paper.services import organisation_sheet, qr_code
from portal.reading.pages import render
from portal.reading.runtime import reading, runtime
from portal.web.routes import for_everybody, reads

blueprint = Blueprint("paper", __name__, template_folder="templates")


@blueprint.get("/qr.svg")
@reads("page")
@for_everybody
def code() -> Response:
    """Show the address of one of our pages as a QR code.

    Print style sheets alone show it.
    """
    page = request.args.get("page", "")
    if not is_page(page):
        abort(404)
    return Response(qr_code(runtime().settings.base_url + page), content_type="image/svg+xml")


@blueprint.get("/<language:language>/directory/<segment>/sheet")
@reads("beside")
@for_everybody
def sheet(language: InterfaceLanguage, segment: str) -> Response:
    """Show an organisation in the reader's language and another.

    The page is to print, or to show at a desk.
    """
    with reading() as snapshot:
        found = organisation_sheet(snapshot, language.code, segment, request.args.get("beside", ""))
    # In another language the address has another slug: the reader starts again at the page there.
    translations = {code: found.item.addresses[code] for code in INTERFACE_LANGUAGES}
    return render(
        "paper/sheet.html",
        canonical=found.item.canonical,
        translations=translations,
        is_indexable=False,
        sheet=found,
        beside=found.beside,
    )
