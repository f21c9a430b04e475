"""What the forms ask while an editor writes."""

from uuid import UUID

from django.http import Http404, HttpRequest, JsonResponse

from cms.guidance.similar import KINDS, similar_items
from content_models.languages import INTERFACE_LANGUAGES


def similar(request: HttpRequest, kind: str) -> JsonResponse:
    """Items that are probably the one that is being written, as JSON."""
    if kind not in KINDS:
        raise Http404
    asked = request.GET
    found = similar_items(
        kind,
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
                    "address": each.edit_address,
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
