"""Serves ``/cms/translation/removed/…``: what was taken out of an original and stands elsewhere."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.log_actions import LogFormatter

from cms.ground.admin import edit_address
from cms.people.translating import may_edit
from cms.translation.kinds import is_translated
from cms.translation.removing import Standing, standing, stands_in_versions, take_out
from cms.translation.views import VersionView

REMOVED = "translation_removed"


class TakenOut(LogFormatter):
    """Somebody has taken out a part that the original has no longer."""

    label = gettext_lazy("Take out what the original no longer has")

    def format_message(self, log_entry: Any) -> str:
        """Name the part."""
        return _("Taken out because the original no longer has it: %(part)s") % {
            "part": log_entry.data["part"]
        }


class RemovedView(VersionView):
    """Lists what an original has no longer and its versions still have."""

    template_name = "translation/removed.html"

    def get(self, _request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Show the list."""
        self.page_title = str(self.item)
        parts = [(of, list(each)) for of, each in groupby(standing(self.item), _of)]
        texts = {
            "explanation": _(
                "You took these parts out of the original. The versions below still have them."
                " Nothing else of a version changes."
            ),
            "none": _("No version has anything that was taken out of the original."),
            "draft": _("draft"),
            "take_out": _("Take it out of all versions now"),
            "back": _("Back to the original"),
        }
        context = {"parts": parts, "texts": texts, "editor": _editor(self.item)}
        return self.render_to_response(self.get_context_data(**context))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Take one part out of all versions."""
        versions = take_out(self.item, request.POST.get("of", ""), request.user)
        if versions:
            text = ngettext(
                "It was taken out of %(number)s version. Readers no longer have it.",
                "It was taken out of %(number)s versions. Readers no longer have it.",
                len(versions),
            ) % {"number": len(versions)}
            messages.success(request, text)
        return redirect(removed_address(self.item))


def removed_address(item: Any) -> str:
    """Return the address of the list of what an original has no longer."""
    return reverse(REMOVED, args=[item._meta.app_label, item._meta.model_name, item.pk])


def tell_what_stands_elsewhere(request: HttpRequest, item: Any) -> None:
    """Say in the form of an original, and once published, that versions have more."""
    if not is_translated(type(item)) or "application/json" in request.headers.get("Accept", ""):
        return
    if stands_in_versions(item) and standing(item) and may_edit(request.user, item):
        text = _("Versions in other languages still have what was taken out of this one.")
        button = messages.button(removed_address(item), _("See it and take it out"))
        messages.warning(request, text, buttons=[button])


def before_edit(request: HttpRequest, item: Any) -> None:
    """Tell it in the form, before it is shown."""
    if request.method == "GET":
        tell_what_stands_elsewhere(request, item)


def _of(each: Standing) -> str:
    return each.of


def _editor(item: Any) -> str:
    return edit_address(item._meta.label_lower, item.pk)
