"""``/robots.txt`` and the sitemaps."""

from flask import Blueprint, Response, render_template

from content_models.languages import INTERFACE_LANGUAGES, InterfaceLanguage
from portal.machines.services import page_addresses
from portal.pages import REVALIDATE
from portal.runtime import reading, runtime

blueprint = Blueprint("machines", __name__)


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Everything may be read; the API and completions hold nothing to index."""
    lines = [
        "User-agent: *",
        "Disallow: /api/",
        *(f"Disallow: /{code}/suggest" for code in INTERFACE_LANGUAGES),
        f"Sitemap: {runtime().settings.base_url}/sitemap.xml",
    ]
    return _answer("\n".join([*lines, ""]), "text/plain; charset=utf-8")


@blueprint.get("/sitemap.xml")
def sitemap_index() -> Response:
    """One sitemap per language."""
    base_url = runtime().settings.base_url
    locations = [f"{base_url}/{code}/sitemap.xml" for code in INTERFACE_LANGUAGES]
    return _answer(render_template("sitemap_index.xml", locations=locations), "application/xml")


@blueprint.get("/<language:language>/sitemap.xml")
def sitemap(language: InterfaceLanguage) -> Response:
    """The pages in one language."""
    with reading() as reader:
        paths = page_addresses(reader, language.code)
    locations = [runtime().settings.base_url + path for path in paths]
    return _answer(render_template("sitemap.xml", locations=locations), "application/xml")


def _answer(content: str, content_type: str) -> Response:
    response = Response(content, content_type=content_type)
    response.headers["Cache-Control"] = REVALIDATE
    return response
