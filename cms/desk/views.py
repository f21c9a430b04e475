"""Serves ``/cms/desk/…``: a table of the desk, and the same as a file."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import gettext as _
from wagtail.admin.paginator import WagtailPaginator

from cms.desk.models import Entry, Table
from cms.desk.services import cells, filtered
from cms.desk.tables import BY_NAME
from cms.ground.admin import AdminView
from cms.ground.spreadsheets import csv_answer, csv_lines
from content_models.languages import INTERFACE_LANGUAGES

LIST = "desk_table"
DOWNLOAD = "desk_table_csv"
PER_PAGE = 50


class TableView(AdminView):
    """Shows one table."""

    header_icon = "list-ul"
    template_name = "desk/table.html"

    def get(self, request: HttpRequest, name: str) -> HttpResponse:
        """Show the table."""
        table = _table(request, name)
        self.page_title = table.title
        return self.render_to_response(self.get_context_data(**_listed(request, table)))


def download(request: HttpRequest, name: str) -> StreamingHttpResponse:
    """Return the filtered table as a CSV file."""
    table = _table(request, name)
    _every, entries = _asked(request, table)
    zone = get_current_timezone_name()
    headings = (
        _("Title"),
        _("Kind"),
        _("Language"),
        f"{table.day_heading} ({zone})" if table.tells_time else table.day_heading,
        *([table.note_heading] if table.note_heading else []),
        _("Address"),
    )
    rows = (cells(entry, table, settings.BASE_URL) for entry in entries)
    return csv_answer(table.name, csv_lines(headings, rows))


def _table(request: HttpRequest, name: str) -> Table:
    table = BY_NAME.get(name)
    if table is None:
        raise Http404
    if not table.is_for(request.user):
        raise PermissionDenied
    return table


def _asked(request: HttpRequest, table: Table) -> tuple[list[Entry], list[Entry]]:
    """Return all entries of a table, and those that the address's filters leave."""
    every = list(table.entries(request.user))
    return every, filtered(every, request.GET.get("language", ""), request.GET.get("kind", ""))


def _listed(request: HttpRequest, table: Table) -> dict[str, Any]:
    every, entries = _asked(request, table)
    paginator = WagtailPaginator(entries, PER_PAGE)
    page = paginator.get_page(request.GET.get("p"))
    chosen = {name: request.GET.get(name, "") for name in ("language", "kind")}
    return {
        "table": table,
        "entries": page.object_list,
        "items": page,
        "has_buttons": any(entry.buttons for entry in page.object_list),
        "here": request.get_full_path(),
        "elided_page_range": paginator.get_elided_page_range(page.number),
        "languages": INTERFACE_LANGUAGES.values(),
        "kinds": sorted({entry.kind for entry in every}),
        "chosen": chosen,
        "download_address": f"{reverse(DOWNLOAD, args=[table.name])}?{urlencode(chosen)}",
        "texts": {
            "title": _("Title"),
            "kind": _("Kind"),
            "language": _("Language"),
            "all_languages": _("All languages"),
            "all_kinds": _("All kinds"),
            "show": _("Show"),
            "download": _("Download as CSV"),
            "words": _("In their words"),
            "at_once": _("In one click"),
            "zone": _("Times are those of %(zone)s.") % {"zone": get_current_timezone_name()},
        },
    }
