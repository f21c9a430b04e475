"""Serves ``/<lang>/directory``, the same with a map, and what a device keeps."""

from functools import partial

from flask import Blueprint, Response, request
from werkzeug.http import dump_options_header

from content_models.inbox import Section
from content_models.kinds.organisation import Organisation
from content_models.languages import InterfaceLanguage
from content_models.published.reading import StoreSnapshot
from portal.directory.business_card import business_card
from portal.directory.calendar_of_exceptions import calendar_of_exceptions
from portal.directory.map_models import ListMap
from portal.directory.map_pages import list_map
from portal.directory.services import MAP_SCOPE, SCOPE, locations_named
from portal.listing.forms import ListingForm
from portal.listing.models import Listing
from portal.listing.views import show_list
from portal.reading.items import Item, find_item
from portal.reading.language import wording
from portal.reading.runtime import reading, runtime
from portal.web.now import now
from portal.web.routes import for_everybody, reads
from portal.web.security import OPEN_DATA, with_pictures_of
from portal.wishes.forms import offered_form
from search.searcher import Searcher

blueprint = Blueprint("directory", __name__)
offer_wish = partial(offered_form, Section.DIRECTORY)


@blueprint.get("/<language:language>/directory")
@reads(*SCOPE.parameters)
@for_everybody
def directory(language: InterfaceLanguage) -> Response:
    """Show organisations, searched and filtered."""
    return show_list(language, "directory/directory.html", SCOPE, offer_wish)


@blueprint.get("/<language:language>/directory/map")
@reads(*MAP_SCOPE.parameters)
@for_everybody
def directory_map(language: InterfaceLanguage) -> Response:
    """Show the same with a map."""
    page = show_list(language, "directory/map.html", MAP_SCOPE, offer_wish, _draw)
    return with_pictures_of(page, runtime().settings.map_tiles.origin)


def _draw(
    snapshot: StoreSnapshot, searcher: Searcher, listing: Listing, form: ListingForm
) -> ListMap:
    tiles = runtime().settings.map_tiles
    return list_map(snapshot, searcher, listing, form, wording().code, tiles)


@blueprint.get("/<language:language>/directory/<segment>/contact.vcf")
@for_everybody
def contact(language: InterfaceLanguage, segment: str) -> Response:
    """Give an organisation as a contact for the reader's telephone."""
    item = _organisation(language, segment)
    content = business_card(item.document, wording(), _page(item))
    return _file(content, "text/vcard", f"{item.document.segment}.vcf")


@blueprint.get("/<language:language>/directory/<segment>/exceptional-days.ics")
@reads("place")
@for_everybody
def exceptional_days(language: InterfaceLanguage, segment: str) -> Response:
    """Give the days on which an organisation's places are closed, or open out of turn."""
    item = _organisation(language, segment)
    document = item.document
    locations = locations_named(document, request.args.get("place", ""))
    content = calendar_of_exceptions(document, locations, wording(), _page(item), now().date())
    return _file(content, "text/calendar", f"{document.segment}.ics")


def _organisation(language: InterfaceLanguage, segment: str) -> Item[Organisation]:
    with reading() as snapshot:
        return find_item(snapshot, language.code, segment, Organisation)


def _page(item: Item[Organisation]) -> str:
    return runtime().settings.base_url + item.addresses[item.reader]


def _file(content: bytes, media_type: str, name: str) -> Response:
    """Return a file that any site may read."""
    response = Response(content, content_type=f"{media_type}; charset=utf-8")
    named = dump_options_header("attachment", {"filename": name})  # in any script
    response.headers["Content-Disposition"] = named
    response.headers.update(OPEN_DATA)
    return response
