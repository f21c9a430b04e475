"""How pages and snippets alike are previewed: in the portal."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.models import PreviewableMixin

from cms.preview.kinds import projection_of
from cms.preview.services import content_language, lead_to_preview
from content_models.languages import INTERFACE_LANGUAGES


class PreviewedInPortal(PreviewableMixin):
    """Shows drafts in the portal. Its modes are the languages of the portal, its own first."""

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """The interface languages; none for what readers never see."""
        if projection_of(self) is None:
            return []
        own = content_language(self)
        codes = [own, *(code for code in INTERFACE_LANGUAGES if code != own)]
        return [(code, INTERFACE_LANGUAGES[code].name) for code in codes]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseBase:
        """Lead to the portal's page of this draft."""
        return lead_to_preview(self, request, mode_name)
