"""``/<lang>/directory`` and ``/<lang>/directory/…``."""

from flask import Blueprint, Response, request

from content_models.inbox import Section
from content_models.languages import INTERFACE_LANGUAGES, InterfaceLanguage
from portal.directory.forms import FIELDS, PARAMETERS
from portal.directory.services import organisation_page, search_directory
from portal.directory.structured_data import organisation as structured_data
from portal.listing.forms import read_form
from portal.reading import addresses
from portal.reading.language import wording
from portal.reading.pages import private, render, render_item
from portal.reading.runtime import reading, runtime, searching
from portal.web.routes import for_everybody, reads
from portal.wishes.forms import offered_form

blueprint = Blueprint("directory", __name__)


@blueprint.get("/<language:language>/directory")
@reads(*PARAMETERS)
@for_everybody
def directory(language: InterfaceLanguage) -> Response:
    """Organisations, searched and filtered."""
    form = read_form(request.args, FIELDS)
    with searching() as (reader, index):
        listing = search_directory(reader, index, wording(), form)
    wish = None
    if not listing.total:
        wish = offered_form(runtime().form_tokens.new(), Section.DIRECTORY, form)
    page = render(
        "directory.html",
        translations={
            code: addresses.directory(code, form.page_parameters()) for code in INTERFACE_LANGUAGES
        },
        switcher={
            code: addresses.directory(code, form.parameters()) for code in INTERFACE_LANGUAGES
        },
        canonical=addresses.directory(language.code, form.page_parameters()),
        is_indexable=form.is_empty,
        listing=listing,
        wish=wish,
    )
    return private(page) if wish else page


@blueprint.get("/<language:language>/directory/<segment>")
@for_everybody
def organisation(language: InterfaceLanguage, segment: str) -> Response:
    """One organisation."""
    with reading() as reader:
        page = organisation_page(reader, language.code, segment)
    return render_item(
        "organisation.html",
        page.item,
        structured_data=structured_data(page, wording(), runtime().settings.base_url),
        page=page,
    )
