"""Serves ``/<lang>/partners/``."""

from flask import Blueprint, Response, redirect
from flask.typing import ResponseReturnValue

from content_models.languages import InterfaceLanguage
from portal.partners.services import all_partners
from portal.reading import addresses
from portal.reading.pages import render_standing
from portal.reading.runtime import searching
from portal.web.routes import for_everybody

blueprint = Blueprint("partners", __name__)


@blueprint.get("/<language:language>/partners")
@for_everybody
def add_slash(language: InterfaceLanguage) -> ResponseReturnValue:
    """Lead to the list."""
    return redirect(addresses.partners(language.code), 301)


@blueprint.get("/<language:language>/partners/")
@for_everybody
def partners(language: InterfaceLanguage) -> Response:
    """Show all partners."""
    with searching() as (snapshot, index):
        found = all_partners(snapshot, index, language.code)
    return render_standing(language, "partners/partners.html", addresses.partners, partners=found)
