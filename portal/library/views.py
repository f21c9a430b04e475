"""Serves ``/<lang>/library`` and the completions of its search."""

from functools import partial

from flask import Blueprint, Response, jsonify, request

from content_models.inbox import Section
from content_models.languages import InterfaceLanguage
from portal.listing.services import Scope
from portal.listing.suggesting import suggestions
from portal.listing.views import show_list
from portal.reading import addresses
from portal.reading.runtime import searching
from portal.web.routes import for_everybody, reads
from portal.wishes.forms import offered_form

SCOPE = Scope(
    address=addresses.library,
    facets=("kind", "theme", "method", "country", "legal_form", "language"),
    with_numbers=("activity",),
)

blueprint = Blueprint("library", __name__, template_folder="templates")
offer_wish = partial(offered_form, Section.LIBRARY)


@blueprint.get("/<language:language>/library")
@reads(*SCOPE.parameters)
@for_everybody
def library(language: InterfaceLanguage) -> Response:
    """Show the library: search, facets and results."""
    return show_list(language, "library/library.html", SCOPE, offer_wish)


@blueprint.get("/<language:language>/suggest")
@reads("q")
@for_everybody
def suggest(language: InterfaceLanguage) -> Response:
    """Complete what has been typed so far, in JSON.

    Titles come with the addresses of their items.
    """
    with searching() as (snapshot, searcher):
        found = suggestions(snapshot, searcher, request.args.get("q", ""), language.code)
    return jsonify(
        {
            "suggestions": [each.text for each in found],
            "items": {each.text: each.address for each in found if each.address},
        }
    )
