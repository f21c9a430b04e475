"""Serves ``/cms/reports/``: what readers say is wrong, and the decision on it."""

import logging
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator

from cms.ground.admin import AdminView
from cms.inbox.records import may_decide, record_of
from cms.inbox.report_forms import DECISION_LABELS, DecisionForm
from cms.inbox.report_models import ThreadPages
from cms.inbox.reports import decide, filter_of, line_of, reports, shown, title_of
from content_models.inbox import Decision, InboxUnavailableError, Report
from content_models.languages import INTERFACE_LANGUAGES

logger = logging.getLogger(__name__)

LIST = "inbox_reports"
ONE = "inbox_report"
PER_PAGE = 50
AT_ONCE = 50
"""Reports on one record that its page shows; the others follow when these are closed."""
EARLIER = 5
TITLE = _("Errors that readers report")
UNAVAILABLE = _("The inbox cannot be used just now. The log says why. Please try again later.")
STATES = {"open": _("Open"), "closed": _("Closed")}
TEXTS = {
    "record": _("Record"),
    "said": _("What is wrong"),
    "language": _("Language of the page"),
    "all_languages": _("All languages"),
    "received": _("Received"),
    "state": _("State"),
    "show": _("Show"),
    "nothing": _("There is nothing here."),
    "from_organisation": _("From the organisation itself"),
    "decision": _("Decision"),
    "explanation": _(
        "Readers wrote this. Anybody can write anything: check it before you correct something."
    ),
    "would_be_right": _("What would be right"),
    "says_now": _("What the record says now"),
    "edit": _("Edit there"),
    "see": _("See it as readers do"),
    "awaited": _("Who reported this wants to hear the outcome. You do not see the address."),
    "decide": _("Close"),
    "choose": _("Choose"),
    "earlier": _("Decided before"),
    "deleted": _("This record has been deleted."),
    "may_not": _("You may read this. Whoever may edit the record decides on it."),
}


class ReportsView(AdminView):
    """Shows what readers report, one line for each record, the newest first."""

    page_title = TITLE
    header_icon = "warning"
    template_name = "inbox/reports.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the list."""
        try:
            return self.render_to_response(self.get_context_data(**_listed(request)))
        except InboxUnavailableError as error:
            logger.error("the inbox cannot be read: %s", error)
            return self.render_to_response(self.get_context_data(problem=UNAVAILABLE), status=503)


def _listed(request: HttpRequest) -> dict[str, Any]:
    state = "closed" if request.GET.get("state") == "closed" else "open"
    language = request.GET.get("language", "")
    language = language if language in INTERFACE_LANGUAGES else ""
    chosen = filter_of(request.user, is_open=state == "open", language=language)
    paginator = WagtailPaginator(ThreadPages(reports(), chosen), PER_PAGE)
    page = paginator.get_page(request.GET.get("p"))
    lines = [line_of(thread) for thread in page.object_list]
    return {
        "texts": TEXTS,
        "lines": [(line, reverse(ONE, args=[line.identifier]), _more(line.more)) for line in lines],
        "labels": DECISION_LABELS,
        "items": page,
        "elided_page_range": paginator.get_elided_page_range(page.number),
        "languages": INTERFACE_LANGUAGES.values(),
        "chosen_language": language,
        "states": {name: gettext(str(label)) for name, label in STATES.items()},
        "chosen_state": state,
    }


def _more(number: int) -> str:
    if not number:
        return ""
    text = ngettext("%(number)s more about this", "%(number)s more about this", number)
    return text % {"number": number}


class ReportView(AdminView):
    """Shows the reports on one record, with what it says now beside them."""

    page_title = _("Report")
    header_icon = "warning"
    template_name = "inbox/report.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way to this page, over the list."""
        own = super().get_breadcrumbs_items()
        return [*own[:-1], {"url": reverse(LIST), "label": TITLE}, own[-1]]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Answer, and say so where the inbox cannot be used."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except InboxUnavailableError as error:
            logger.error("the inbox cannot be used: %s", error)
            messages.error(request, UNAVAILABLE)
            return HttpResponseRedirect(reverse(LIST))

    def get(self, request: HttpRequest, identifier: str) -> HttpResponse:
        """Show the reports."""
        report = _report(request.user, identifier)
        return self._page(report, None)

    def post(self, request: HttpRequest, identifier: str) -> HttpResponse:
        """Close the reports that are ticked, and return to the list."""
        report = _report(request.user, identifier)
        together = _together(report)
        record = record_of(report.about)
        allowed = [each.identifier for each in together if may_decide(request.user, record, each)]
        if not allowed:
            raise PermissionDenied
        form = DecisionForm(allowed, request.POST)
        if not form.is_valid():
            return self._page(report, form)
        if form.cleaned_data["was_open"] != report.is_open:
            messages.warning(request, _("Somebody else has decided on this in the meantime."))
            return HttpResponseRedirect(request.path)
        chosen, decision = form.cleaned_data["report"], Decision(form.cleaned_data["decision"])
        decide(request.user, chosen, decision, form.cleaned_data["word"])
        text = ngettext("%(number)s report closed.", "%(number)s reports closed.", len(chosen))
        messages.success(request, text % {"number": len(chosen)})
        return HttpResponseRedirect(reverse(LIST))

    def _page(self, report: Report, form: DecisionForm | None) -> HttpResponse:
        user = self.request.user
        record = record_of(report.about)
        together = _together(report)
        allowed = [each.identifier for each in together if may_decide(user, record, each)]
        start = {"report": allowed, "was_open": report.is_open}
        thread, is_of_record = report.thread, report.about.item is not None
        closed = reports().about(thread, is_open=False, limit=EARLIER) if is_of_record else []
        context = self.get_context_data(
            texts=TEXTS,
            title=title_of(report, record),
            record=record,
            is_deleted=record is None and is_of_record,
            shown=[shown(user, each, record) for each in together],
            allowed=allowed,
            form=form or DecisionForm(allowed, initial=start),
            ticked=form["report"].value() if form else allowed,
            earlier=[shown(user, each, record) for each in closed if each not in together],
            labels=DECISION_LABELS,
        )
        return self.render_to_response(context)


def _report(user: Any, identifier: str) -> Report:
    report = reports().report(identifier)
    if report is None:
        raise Http404
    chosen = filter_of(user, is_open=report.is_open)
    if report.about.item and chosen.items is not None and report.about.item not in chosen.items:
        raise PermissionDenied
    return report


def _together(report: Report) -> list[Report]:
    """Return the open reports on the same record, or the closed one alone."""
    if not report.is_open:
        return [report]
    return reports().about(report.thread, is_open=True, limit=AT_ONCE)
