"""Adds the inbox to the admin's menu of reports."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.ground.access import editors_only, edits_content
from cms.inbox.views import DOWNLOAD, LIST, TITLE, WishesView, download

MENU_ORDER = 100


class WishesMenuItem(MenuItem):
    """Leads to the inbox, for those who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """True if this user sees the entry."""
        return edits_content(request.user)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return addresses below the admin, which asks everybody to sign in first."""
    return [
        path("wishes/", editors_only(WishesView.as_view()), name=LIST),
        path("wishes/csv/", editors_only(download), name=DOWNLOAD),
    ]


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    """Return the first entry among the reports.

    It is the only one that readers write.
    """
    return WishesMenuItem(TITLE, reverse(LIST), name="wishes", icon_name="help", order=MENU_ORDER)
