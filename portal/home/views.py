"""Serves ``/`` and ``/<lang>/``."""

from flask import Blueprint, Response, redirect
from flask.typing import ResponseReturnValue

from content_models.languages import InterfaceLanguage
from portal.home.services import home_page, home_page_without_search
from portal.home.structured_data import home as structured_data
from portal.reading import addresses
from portal.reading.language import wording
from portal.reading.pages import lead_by_language, private, render_standing
from portal.reading.runtime import reading, runtime, searching
from portal.web.routes import for_everybody
from search.engine import EngineAwayError

blueprint = Blueprint("home", __name__, template_folder="templates")


@blueprint.get("/")
def choose_language() -> Response:
    """Lead a first visit to the language that its browser asks for."""
    return lead_by_language(addresses.home)


@blueprint.get("/<language:language>")
@for_everybody
def add_slash(language: InterfaceLanguage) -> ResponseReturnValue:
    """Lead ``/fr`` to ``/fr/``."""
    return redirect(addresses.home(language.code), 301)


@blueprint.get("/<language:language>/")
@for_everybody
def home(language: InterfaceLanguage) -> Response:
    """Show the home page, with less on it while search is away."""
    is_whole = True
    try:
        with searching() as (snapshot, searcher):
            page = home_page(snapshot, searcher, wording())
    except EngineAwayError:
        with reading() as snapshot:
            page = home_page_without_search(snapshot)
        is_whole = False
    parts = runtime()
    settings, mark = parts.settings, parts.assets.address("mark.svg")
    shown = render_standing(
        language,
        "home/home.html",
        addresses.home,
        default_address="/",
        structured_data=structured_data(
            wording(), settings.site_name, settings.base_url, mark, page
        ),
        home=page,
    )
    return shown if is_whole else private(shown)  # the next reader may get all of it
