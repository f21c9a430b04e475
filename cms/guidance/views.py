"""Answers what forms ask while an editor writes, and shows all how-tos."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy as _

from cms.ground.admin import AdminView, edit_address
from cms.ground.choices import language_name
from cms.guidance.how_to import how_tos
from cms.guidance.similar import compared_kind, similar_items


class HowToView(AdminView):
    """Shows how to write each kind of content, to everybody who is signed in."""

    page_title = _("How to")
    header_icon = "help"
    template_name = "guidance/how_to.html"

    def get(self, _request: HttpRequest) -> HttpResponse:
        """Show the page."""
        return self.render_to_response(self.get_context_data(how_tos=how_tos()))


def similar(request: HttpRequest, kind: str) -> JsonResponse:
    """Return items that are probably the one being written, as JSON."""
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
                    "language": language_name(each.language),
                    "address": edit_address(compared.label, each.pk),
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
