"""Serves ``/cms/wishes/``: the list, its buttons, and the same as a file."""

import logging
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator

from cms.ground.admin import AdminView
from cms.ground.spreadsheets import csv_answer
from cms.inbox.forms import STATE_LABELS, read_action, read_filter, read_state
from cms.inbox.models import WishPages
from cms.inbox.services import act, inbox, row, wish_lines
from content_models.inbox import InboxUnavailableError
from content_models.languages import INTERFACE_LANGUAGES

logger = logging.getLogger(__name__)

LIST = "inbox_wishes"
DOWNLOAD = "inbox_wishes_csv"
PER_PAGE = 50
TITLE = _("What readers looked for")
UNAVAILABLE = _("The inbox cannot be used just now. The log says why. Please try again later.")
CSV_HEADINGS = (
    _("Received"),
    _("Language of the page"),
    _("Where"),
    _("Searched for"),
    _("Filters"),
    _("What the reader wrote"),
    _("Handled"),
)
TEXTS = {
    "received": _("Received"),
    "language": _("Language of the page"),
    "where": _("Where"),
    "searched": _("Searched for"),
    "text": _("What the reader wrote"),
    "state": _("State"),
    "all_languages": _("All languages"),
    "show": _("Show"),
    "choose": _("Choose"),
    "choose_all": _("Choose all"),
    "handle": _("Mark as handled"),
    "reopen": _("Mark as new"),
    "delete": _("Delete"),
    "nothing": _("There is nothing here."),
    "download": _("Download as CSV"),
    "explanation": _(
        "Readers who found nothing wrote this. Anybody can write anything: take it as a hint, and"
        " delete what names a person."
    ),
}


class WishesView(AdminView):
    """Shows what readers looked for and did not find, newest first."""

    page_title = TITLE
    header_icon = "help"
    template_name = "inbox/wishes.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the list."""
        try:
            return self.render_to_response(self.get_context_data(**_listed(request)))
        except InboxUnavailableError as error:
            logger.error("the inbox cannot be read: %s", error)
            return self.render_to_response(self.get_context_data(problem=UNAVAILABLE), status=503)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Do what a button says with the ticked wishes, and return to the list."""
        action = read_action(request.POST)
        try:
            if action:
                act(action, request.POST.getlist("wish")[:PER_PAGE])
        except InboxUnavailableError as error:
            logger.error("the inbox cannot be changed: %s", error)
            messages.error(request, UNAVAILABLE)
        return HttpResponseRedirect(request.get_full_path())


def download(request: HttpRequest) -> HttpResponseBase:
    """Return the filtered list as a CSV file."""
    try:
        lines = wish_lines(CSV_HEADINGS, read_filter(request.GET))
    except InboxUnavailableError as error:
        logger.error("the inbox cannot be read: %s", error)
        return HttpResponse(UNAVAILABLE, status=503, content_type="text/plain; charset=utf-8")
    return csv_answer("wishes", lines)


def _listed(request: HttpRequest) -> dict[str, Any]:
    chosen, state = read_filter(request.GET), read_state(request.GET)
    paginator = WagtailPaginator(WishPages(inbox(), chosen), PER_PAGE)
    page = paginator.get_page(request.GET.get("p"))
    query = urlencode({"language": chosen.language, "state": state.value})
    return {
        "texts": TEXTS,
        "rows": [row(wish) for wish in page.object_list],
        "items": page,
        "elided_page_range": paginator.get_elided_page_range(page.number),
        "languages": INTERFACE_LANGUAGES.values(),
        "chosen_language": chosen.language,
        "states": {each.value: gettext(label) for each, label in STATE_LABELS.items()},
        "chosen_state": state.value,
        "download_address": f"{reverse(DOWNLOAD)}?{query}",
    }
