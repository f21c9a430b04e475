"""Serves ``/cms/preview/…``: an item's draft in the portal, and the links that share it."""

from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_latest_str
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.ground.previewing import content_language, is_previewed
from cms.people.translating import may_edit
from cms.preview.forms import ShareForm, read_link
from cms.preview.models import SharedDraft
from cms.preview.services import revoke, row, share
from cms.preview.sharing import is_hidden

SHARE = "preview_share"
DRAFT = "preview_draft"
TITLE = _("Share this draft")
TEXTS = {
    "explanation": _(
        "A link shows the latest saved draft to whoever has it, without an account. Send it only"
        " to people who may see the draft. It expires after a time, and you can end it earlier."
    ),
    "make": _("Make a link"),
    "links": _("Links to this draft"),
    "link": _("Link"),
    "copy": _("Copy"),
    "copied": _("Copied"),
    "not_copied": _("Please copy it by hand."),
    "made_by": _("Made by"),
    "state": _("State"),
    "revoke": _("Revoke"),
    "nothing": _("There is no link yet."),
}


class ShareView(WagtailAdminTemplateMixin, View):
    """Shows the links to the draft of one item."""

    page_title = TITLE
    header_icon = "link"
    template_name = "preview/share.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the item, for those who may edit it."""
        super().setup(request, *args, **kwargs)
        self.item = shareable_item(request, kwargs["model"], kwargs["pk"])

    def get(self, request: HttpRequest, **_kwargs: str) -> HttpResponse:  # noqa: ARG002 - Django's signature
        """Show the form, and the links there are."""
        return self._page(ShareForm())

    def post(self, request: HttpRequest, **_kwargs: str) -> HttpResponse:
        """Make a link, or end one, and come back to the list."""
        link = read_link(request.POST)
        if link is not None:
            if revoke(self.item, request.user, link):
                messages.success(request, _("The link shows nothing any more."))
            return HttpResponseRedirect(request.get_full_path())
        form = ShareForm(request.POST)
        if not form.is_valid():
            return self._page(form)
        if is_hidden(self.item):
            messages.error(request, _("This is hidden from readers: no link to it shows anything."))
            return self._page(form)
        share(self.item, request.user, form.cleaned_data["days"])
        messages.success(request, _("The link is made. Copy it from the list, and send it."))
        return HttpResponseRedirect(request.get_full_path())

    def get_page_subtitle(self) -> str:
        """Return the item's own name."""
        return str(get_latest_str(self.item))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way to this page."""
        return [
            *self.breadcrumbs_items,
            {"url": self._form_address(), "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]

    def _form_address(self) -> str:
        return str(AdminURLFinder(self.request.user).get_edit_url(self.item) or "")

    def _page(self, form: ShareForm) -> HttpResponse:
        links = SharedDraft.objects.of(self.item).select_related("made_by")
        rows = [row(link, self.item) for link in links]
        return self.render_to_response(
            self.get_context_data(texts=TEXTS, form=form, rows=rows, item=self.item)
        )


def draft(request: HttpRequest, model: str, pk: str) -> HttpResponseBase:
    """Show the latest draft of an item, in the portal."""
    item = shareable_item(request, model, pk).get_latest_revision_as_object()
    response: HttpResponseBase = item.make_preview_request(request, content_language(item))
    return response


def shareable_item(request: HttpRequest, label: str, pk: str) -> Any:
    """Return the item of an address.

    Raises:
        Http404: there is none, or readers never see its kind.
        PermissionDenied: this user may not edit it.
    """
    try:
        model: Any = apps.get_model(label)
    except (LookupError, ValueError):
        raise Http404 from None
    if not is_previewed(model):
        raise Http404
    try:
        item = get_object_or_404(model, pk=pk)
    except ValueError:  # a key that is none
        raise Http404 from None
    if not may_edit(request.user, item):
        raise PermissionDenied
    return item
