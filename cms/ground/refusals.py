"""Says what is missing where somebody publishes or hands in something incomplete."""

from collections.abc import Callable, Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.messages import render

from cms.ground.admin import edit_address, language_of
from cms.ground.completeness import IncompleteError, Lack

PLACE = "#:w:contentpath="
"""Wagtail's own mark of a place in a form: it goes there."""


class SayingWhatIsMissing:
    """Leads to the form of what is incomplete, with everything that it lacks.

    Its form itself says so at each field. This is for all other ways: an approval on the home page,
    several pages at once, a translation.
    """

    def __init__(self, respond: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as the view does."""
        return self.respond(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """Answer for a view that raised ``IncompleteError``."""
        if not isinstance(error, IncompleteError):
            return None
        address = edit_address(error.item._meta.label, error.item.pk)
        with override(language_of(request)):
            text = _("“%(title)s” is not ready for readers yet. It is kept as a draft. Missing:")
            told = render(text % {"title": error.item}, None, listed(error.lacks, address))
        messages.error(request, told)
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":  # a window of Wagtail's
            return JsonResponse({"step": "success", "redirect": address})
        return HttpResponseRedirect(address)


def listed(lacks: Iterable[Lack], address: str) -> SafeString:
    """Return a list of what is missing; each leads to its place in a form."""
    items = (
        format_html(
            '<li><a href="{}{}{}">{}</a>: {}</li>',
            address,
            PLACE,
            lack.path,
            lack.place,
            lack.message,
        )
        if lack.path
        else format_html("<li>{}</li>", lack.message)
        for lack in lacks
    )
    return format_html("<ul>{}</ul>", format_html_join("", "{}", ((item,) for item in items)))
