"""Adds the inbox to the admin's menu of reports."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.ground.access import editors_only, edits_content
from cms.inbox.report_views import LIST as REPORTS
from cms.inbox.report_views import ONE as REPORT
from cms.inbox.report_views import TITLE as REPORTS_TITLE
from cms.inbox.report_views import ReportsView, ReportView
from cms.inbox.views import DOWNLOAD, LIST, TITLE, WishesView, download

MENU_ORDER = 100
REPORTS_ORDER = 90
"""First: a wrong address sends somebody the wrong way today."""


class InboxMenuItem(MenuItem):
    """Leads to wishes or reports, for those who may see them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """True if this user sees the entry."""
        return edits_content(request.user)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return addresses below the admin, which asks everybody to sign in first."""
    return [
        path("wishes/", editors_only(WishesView.as_view()), name=LIST),
        path("wishes/csv/", editors_only(download), name=DOWNLOAD),
        path(
            "reports/readers/",
            editors_only(ReportsView.as_view()),
            name=REPORTS,
        ),
        path(
            "reports/readers/<str:identifier>/",
            editors_only(ReportView.as_view()),
            name=REPORT,
        ),
    ]


@hooks.register("register_reports_menu_item")
def wishes_item() -> MenuItem:
    """Return the entry of the wishes, among the first of the reports: readers write them."""
    return InboxMenuItem(TITLE, reverse(LIST), name="wishes", icon_name="help", order=MENU_ORDER)


@hooks.register("register_reports_menu_item")
def reports_item() -> MenuItem:
    """Return the entry of what readers report."""
    return InboxMenuItem(
        REPORTS_TITLE,
        reverse(REPORTS),
        name="reader-reports",
        icon_name="warning",
        order=REPORTS_ORDER,
    )
