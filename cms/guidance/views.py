"""What the forms ask while an editor writes, and the page that tells how to write each kind."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.guidance.how_to import how_tos
from cms.guidance.similar import compared_kind, edit_address, similar_items
from content_models.languages import INTERFACE_LANGUAGES


class HowToView(WagtailAdminTemplateMixin, View):
    """How to write each kind of content, for everybody who is signed in."""

    page_title = _("How to")
    header_icon = "help"
    template_name = "guidance/how_to.html"

    def get(self, _request: HttpRequest) -> HttpResponse:
        """The page."""
        return self.render_to_response(self.get_context_data(how_tos=how_tos()))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way to this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


def similar(request: HttpRequest, kind: str) -> JsonResponse:
    """Items that are probably the one that is being written, as JSON."""
    compared = compared_kind(kind)
    if compared is None:
        raise Http404
    asked = request.GET
    found = similar_items(
        compared,
        asked.get("name", ""),
        asked.get("place", ""),
        _key(asked.get("own", "")),
        asked.get("language", ""),
    )
    return JsonResponse(
        {
            "similar": [
                {
                    "name": each.name,
                    "place": each.place,
                    "language": _language_name(each.language),
                    "address": edit_address(compared, each),
                }
                for each in found
            ]
        }
    )


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _language_name(code: str) -> str:
    language = INTERFACE_LANGUAGES.get(code)
    return language.name if language else code
