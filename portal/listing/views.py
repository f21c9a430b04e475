"""Shows the page of any list, as its scope says."""

from collections.abc import Callable

from flask import Response, request

from content_models.languages import INTERFACE_LANGUAGES, InterfaceLanguage
from content_models.published.reading import StoreSnapshot
from portal.listing.forms import ListingForm, read_form
from portal.listing.models import Listing
from portal.listing.services import Scope, list_items
from portal.reading.language import wording
from portal.reading.pages import private, render
from portal.reading.runtime import runtime, searching
from portal.web.counting import say_results
from search.searcher import Searcher

Draw = Callable[[StoreSnapshot, Searcher, Listing, ListingForm], object]


def show_list(
    language: InterfaceLanguage,
    template: str,
    scope: Scope,
    offered_wish: Callable[[str, ListingForm], object],
    draw: Draw | None = None,
) -> Response:
    """Show a page of a list; where nothing was found, add a wish form.

    Args:
        language: of the reader.
        template: of the list; it extends ``list.html``.
        scope: what the list is about.
        offered_wish: makes that form, given its token and what was asked.
        draw: draws the map of a list that has one; it is for no search engine.

    Raises:
        PastTheEndError: the list has no such page.
    """
    form = read_form(request.args, scope.fields)
    with searching() as (snapshot, searcher):
        listing = list_items(snapshot, searcher, wording(), form, scope)
        list_map = draw(snapshot, searcher, listing, form) if draw else None
    wish = None if listing.total or form.at else offered_wish(runtime().form_tokens.new(), form)
    part, whole = form.page_parameters(), form.parameters()
    page = render(
        template,
        translations={code: scope.address(code, part) for code in INTERFACE_LANGUAGES},
        switcher={code: scope.address(code, whole) for code in INTERFACE_LANGUAGES},
        canonical=scope.address(language.code, part),
        is_indexable=form.is_empty and draw is None,
        listing=listing,
        list_map=list_map,
        wish=wish,
    )
    say_results(page, listing.total, listing.with_most, listing.related)
    return private(page) if wish or form.asked.is_position else page
