"""Serves ``/<lang>/directory``, and the same with a map."""

from functools import partial

from flask import Blueprint, Response

from content_models.inbox import Section
from content_models.languages import InterfaceLanguage
from content_models.published.reading import StoreSnapshot
from portal.directory.map_models import ListMap
from portal.directory.map_pages import list_map
from portal.directory.services import MAP_SCOPE, SCOPE
from portal.listing.forms import ListingForm
from portal.listing.models import Listing
from portal.listing.views import show_list
from portal.reading.language import wording
from portal.reading.runtime import runtime
from portal.web.routes import for_everybody, reads
from portal.web.security import with_pictures_of
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
