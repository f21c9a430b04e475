"""Puts the desk on the admin's home page, before what Wagtail shows there."""

from itertools import islice
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component

from cms.desk.tables import TABLES
from cms.desk.views import DOWNLOAD, LIST, TableView, download
from cms.desk.writing import beginnings
from cms.ground.access import edits_content
from cms.ground.how_to import PAGE as HOW_TO_PAGE
from cms.inbox.services import inbox
from cms.inbox.views import LIST as WISHES
from content_models.inbox import InboxUnavailableError, WishFilter
from content_models.languages import INTERFACE_LANGUAGES

SHOWN = 5
PANEL_ORDER = 50
BEFORE_THE_DESK = 40


class WritingPanel(Component):
    """Shows what may be begun: one click leads to an empty form."""

    order = BEFORE_THE_DESK
    template_name = "desk/writing.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return what its template shows."""
        return {
            "title": _("Write something new"),
            "language": INTERFACE_LANGUAGES.get(get_language() or ""),
            "beginnings": beginnings(parent_context["request"].user),
            "how_to": _("How to"),
            "how_to_address": reverse(HOW_TO_PAGE),
        }


class DeskPanel(Component):
    """Shows what waits: the beginning of every table, with the way to the whole."""

    order = PANEL_ORDER
    template_name = "desk/panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return what its template shows."""
        user = parent_context["request"].user
        tables = []
        for table in TABLES:
            entries = list(table.entries(user))
            tables.append(
                {
                    "table": table,
                    "count": len(entries),
                    "entries": list(islice(entries, SHOWN)),
                    "address": reverse(LIST, args=[table.name]),
                }
            )
        return {
            "tables": tables,
            "wishes": _new_wishes() if edits_content(user) else None,
            "wishes_address": reverse(WISHES),
            "wishes_title": _("What readers looked for"),
            "title": _("What waits for you"),
            "all": _("See all"),
        }


def _new_wishes() -> int:
    try:
        return inbox().count(WishFilter(language="", is_handled=False))
    except InboxUnavailableError:
        return 0  # the list itself says so


@hooks.register("construct_homepage_panels")
def add_desk(_request: HttpRequest, panels: list[Any]) -> None:
    """Show the desk to everybody who signs in."""
    panels += [DeskPanel(), WritingPanel()]


@hooks.register("insert_global_admin_css")
def styles() -> SafeString:
    """Return the link to the desk's stylesheet."""
    return format_html('<link rel="stylesheet" href="{}">', static("desk/desk.css"))


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return addresses below the admin, which asks everybody to sign in first."""
    return [
        path("desk/<slug:name>/", TableView.as_view(), name=LIST),
        path("desk/<slug:name>/csv/", download, name=DOWNLOAD),
    ]
