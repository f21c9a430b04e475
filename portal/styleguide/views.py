"""Serves ``/styleguide``, where the settings ask for it."""

from flask import Blueprint, Response, abort, redirect, render_template
from flask.typing import ResponseReturnValue

from content_models.languages import DEFAULT_LANGUAGE, INTERFACE_LANGUAGES
from portal.reading.language import wording
from portal.reading.pages import Page
from portal.reading.runtime import runtime
from portal.reading.sharing import SITE_PICTURE, shared_picture
from portal.styleguide.models import THEMES, guide
from portal.styleguide.samples import picture
from portal.web.assets import STATIC_FOLDER

blueprint = Blueprint("styleguide", __name__, template_folder="templates")

DARK, LIGHT = "(prefers-color-scheme: dark)", "(prefers-color-scheme: light)"
ALWAYS, NEVER = "all", "not all"


@blueprint.get("/styleguide")
def start() -> ResponseReturnValue:
    """Lead to the guide in the default language and the light theme."""
    return redirect(f"/{DEFAULT_LANGUAGE}/styleguide/{THEMES[0]}")


@blueprint.get("/styleguide/<theme>.css")
def styles(theme: str) -> Response:
    """Answer with the style sheet as in one theme, whatever the browser prefers."""
    if theme not in THEMES:
        abort(404)
    assets = runtime().assets
    found = assets.find(assets.address("portal.css").rpartition("/")[2])
    css = found.contents[""].decode() if found else ""
    css += (STATIC_FOLDER / "styles" / "styleguide.css").read_text(encoding="utf-8")
    chosen, other = (DARK, LIGHT) if theme == "dark" else (LIGHT, DARK)
    scheme = f":root {{ color-scheme: {theme}; }}"
    sheet = css.replace(chosen, ALWAYS).replace(other, NEVER) + scheme
    response = Response(sheet, content_type="text/css; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/<language:language>/styleguide/<theme>")
def components(language: object, theme: str) -> Response:  # noqa: ARG001 - it is in the address
    """Show all components."""
    if theme not in THEMES:
        abort(404)
    words = wording()
    switcher = {code: f"/{code}/styleguide/{theme}" for code in INTERFACE_LANGUAGES}
    frame = Page(
        reader=words.reader,
        switcher=switcher,
        picture=shared_picture(None),
        locale=words.code,
        is_indexable=False,
    )
    image = picture(runtime().assets.address(SITE_PICTURE))
    content = render_template(
        "styleguide/styleguide.html",
        frame=frame,
        words=words,
        theme=theme,
        themes={each: f"/{words.code}/styleguide/{each}" for each in THEMES},
        guide=guide(words.reader, image, runtime().kinds),
    )
    response = Response(content)
    response.headers["Cache-Control"] = "no-store"
    return response
