"""``/<lang>/resources/…``."""

from flask import Blueprint, Response

from content_models.languages import InterfaceLanguage
from portal.reading.language import wording
from portal.reading.pages import render_item
from portal.reading.runtime import reading, runtime
from portal.resources.services import resource_page
from portal.resources.structured_data import resource as structured_data
from portal.web.routes import for_everybody

blueprint = Blueprint("resources", __name__)


@blueprint.get("/<language:language>/resources/<segment>")
@for_everybody
def resource(language: InterfaceLanguage, segment: str) -> Response:
    """One resource."""
    with reading() as reader:
        page = resource_page(reader, language.code, segment)
    return render_item(
        "resource.html",
        page.item,
        picture=page.item.document.picture,
        structured_data=structured_data(page, wording(), runtime().settings.base_url),
        page=page,
    )
