"""``/<lang>/partners/`` and the page of each partner."""

from flask import Blueprint, Response, redirect
from flask.typing import ResponseReturnValue

from content_models.languages import INTERFACE_LANGUAGES, InterfaceLanguage
from portal.partners.services import all_partners, partner_page
from portal.partners.structured_data import partner as structured_data
from portal.reading import addresses
from portal.reading.language import wording
from portal.reading.pages import render, render_item
from portal.reading.runtime import runtime, searching
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
    """All partners."""
    with searching() as (reader, index):
        found = all_partners(reader, index, language.code)
    translations = {code: addresses.partners(code) for code in INTERFACE_LANGUAGES}
    return render(
        "partners.html",
        translations=translations,
        canonical=translations[language.code],
        partners=found,
    )


@blueprint.get("/<language:language>/partners/<segment>")
@for_everybody
def partner(language: InterfaceLanguage, segment: str) -> Response:
    """One partner."""
    with searching() as (reader, index):
        page = partner_page(reader, index, language.code, segment)
    return render_item(
        "partner.html",
        page.item,
        picture=page.item.document.picture,
        structured_data=structured_data(page.item, wording(), runtime().settings.base_url),
        page=page,
    )
