"""Adds the counts of searches to the admin's menu of reports."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.ground.access import editors_only, edits_content
from cms.searches.services import ADD, LIST
from cms.searches.views import TITLE, AddView, SearchesView

MENU_ORDER = 110
"""After what readers wrote themselves."""


class SearchesMenuItem(MenuItem):
    """Leads to the counts, for those who may see them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """True if this user sees the entry."""
        return edits_content(request.user)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return addresses below the admin, which asks everybody to sign in first."""
    return [
        path("searches/", editors_only(SearchesView.as_view()), name=LIST),
        path("searches/add/", editors_only(AddView.as_view()), name=ADD),
    ]


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    """Return the entry beside the inbox."""
    return SearchesMenuItem(
        TITLE, reverse(LIST), name="searches", icon_name="search", order=MENU_ORDER
    )
