"""``/<lang>/resources/…``."""

from flask import Blueprint, Response

from content_models.languages import InterfaceLanguage
from portal.language import wording
from portal.pages import render_item
from portal.resources.services import resource_page
from portal.runtime import reading, runtime
from portal.structured_data.resources import resource as structured_data

blueprint = Blueprint("resources", __name__)


@blueprint.get("/<language:language>/resources/<segment>")
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
