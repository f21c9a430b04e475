"""``/<lang>/library`` and ``/<lang>/case-studies/…``."""

from flask import Blueprint, Response, jsonify, request

from content_models.inbox import Section
from content_models.languages import INTERFACE_LANGUAGES, InterfaceLanguage
from portal.library.forms import FIELDS, PARAMETERS
from portal.library.services import case_study_page, search_library
from portal.library.structured_data import case_study as structured_data
from portal.listing.forms import read_form
from portal.reading import addresses
from portal.reading.language import wording
from portal.reading.pages import private, render, render_item
from portal.reading.runtime import reading, runtime, searching
from portal.web.routes import for_everybody, reads
from portal.wishes.forms import offered_form
from search.words import parse_search_text

MAXIMUM_SUGGESTIONS = 8

blueprint = Blueprint("library", __name__)


@blueprint.get("/<language:language>/library")
@reads(*PARAMETERS)
@for_everybody
def library(language: InterfaceLanguage) -> Response:
    """Search and facets."""
    form = read_form(request.args, FIELDS)
    with searching() as (reader, index):
        listing = search_library(reader, index, wording(), form)
    wish = None
    if not listing.total:
        wish = offered_form(runtime().form_tokens.new(), Section.LIBRARY, form)
    page = render(
        "library.html",
        translations={
            code: addresses.library(code, form.page_parameters()) for code in INTERFACE_LANGUAGES
        },
        switcher={code: addresses.library(code, form.parameters()) for code in INTERFACE_LANGUAGES},
        canonical=addresses.library(language.code, form.page_parameters()),
        is_indexable=form.is_empty,
        listing=listing,
        wish=wish,
    )
    return private(page) if wish else page


@blueprint.get("/<language:language>/suggest")
@reads("q")
@for_everybody
def suggest(language: InterfaceLanguage) -> Response:
    """Completions of what has been typed so far, as JSON."""
    typed = parse_search_text(request.args.get("q", "")).typed
    with searching() as (_reader, index):
        found = index.complete(typed, language.code, MAXIMUM_SUGGESTIONS) if typed else []
    return jsonify({"suggestions": found})


@blueprint.get("/<language:language>/case-studies/<segment>")
@for_everybody
def case_study(language: InterfaceLanguage, segment: str) -> Response:
    """One case study."""
    with reading() as reader:
        page = case_study_page(reader, language.code, segment)
    return render_item(
        "case_study.html",
        page.item,
        picture=page.item.document.picture,
        structured_data=structured_data(page, wording(), runtime().settings.base_url),
        page=page,
    )
