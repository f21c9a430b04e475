"""The inbox in the admin's menu of reports."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.ground.access import editors_only, edits_content
from cms.inbox.views import DOWNLOAD, LIST, TITLE, WishesView, download

MENU_ORDER = 100


class WishesMenuItem(MenuItem):
    """The way to the inbox, for those who may go it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this user sees it."""
        return edits_content(request.user)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Below the admin, which asks everybody to sign in first."""
    return [
        path("wishes/", editors_only(WishesView.as_view()), name=LIST),
        path("wishes/csv/", editors_only(download), name=DOWNLOAD),
    ]


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    """First among the reports: it is the only one that readers write."""
    return WishesMenuItem(TITLE, reverse(LIST), name="wishes", icon_name="help", order=MENU_ORDER)
