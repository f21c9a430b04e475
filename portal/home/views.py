"""``/`` and ``/<lang>/``."""

from flask import Blueprint, Response, redirect
from flask.typing import ResponseReturnValue

from content_models.languages import INTERFACE_LANGUAGES, InterfaceLanguage
from portal import addresses
from portal.home.services import home_page
from portal.language import wished_language, wording
from portal.pages import render
from portal.runtime import searching

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def choose_language() -> Response:
    """Lead a first visit to the language that its browser asks for."""
    response = Response(status=302)
    response.location = addresses.home(wished_language().code)
    response.headers["Vary"] = "Accept-Language"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@blueprint.get("/<language:language>")
def add_slash(language: InterfaceLanguage) -> ResponseReturnValue:
    """Lead ``/fr`` to ``/fr/``."""
    return redirect(addresses.home(language.code), 301)


@blueprint.get("/<language:language>/")
def home(language: InterfaceLanguage) -> Response:
    """The home page."""
    with searching() as (reader, index):
        page = home_page(reader, index, wording())
    translations = {code: addresses.home(code) for code in INTERFACE_LANGUAGES}
    return render(
        "home.html", translations=translations, canonical=translations[language.code], home=page
    )
