"""Serves ``/<lang>/directory``."""

from functools import partial

from flask import Blueprint, Response

from content_models.inbox import Section
from content_models.languages import InterfaceLanguage
from portal.directory.services import SCOPE
from portal.listing.views import show_list
from portal.web.routes import for_everybody, reads
from portal.wishes.forms import offered_form

blueprint = Blueprint("directory", __name__)
offer_wish = partial(offered_form, Section.DIRECTORY)


@blueprint.get("/<language:language>/directory")
@reads(*SCOPE.parameters)
@for_everybody
def directory(language: InterfaceLanguage) -> Response:
    """Show organisations, searched and filtered."""
    return show_list(language, "directory/directory.html", SCOPE, offer_wish)
