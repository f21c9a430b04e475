"""``/<lang>/library``."""

from functools import partial

from flask import Blueprint, Response, jsonify, request

from content_models.inbox import Section
from content_models.languages import InterfaceLanguage
from portal.library.forms import FACETS
from portal.listing.forms import read_form
from portal.listing.services import Scope
from portal.listing.views import show_list
from portal.reading import addresses
from portal.reading.runtime import searching
from portal.wishes.forms import offered_form

MAXIMUM_SUGGESTIONS = 8
SCOPE = Scope(address=addresses.library, facets=FACETS, with_numbers=("activity",))

blueprint = Blueprint("library", __name__, template_folder="templates")
offer_wish = partial(offered_form, Section.LIBRARY)


@blueprint.get("/<language:language>/library")
def library(language: InterfaceLanguage) -> Response:
    """Show the library: search, facets and results."""
    return show_list(language, "library/library.html", SCOPE, offer_wish)


@blueprint.get("/<language:language>/suggest")
def suggest(language: InterfaceLanguage) -> Response:
    """Complete what has been typed so far; answers JSON."""
    typed = read_form(request.args, ()).text.typed
    with searching() as (_reader, index):
        found = index.complete(typed, language.code, MAXIMUM_SUGGESTIONS) if typed else []
    return jsonify({"suggestions": found})
