"""Previews pages and snippets alike, in the portal."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.models import PreviewableMixin

from cms.ground.kinds import kind_of
from content_models.languages import DEFAULT_LANGUAGE, INTERFACE_LANGUAGES


class PreviewedInPortal(PreviewableMixin):
    """Shows drafts in the portal.

    Its modes are the languages of the portal, its own first.

    Attributes:
        lead_to_preview: answers with the way to the portal's page of an item, in a language. A
            model stands below the previews and its preview is theirs: ``cms.preview`` gives it
            when Django starts.
    """

    lead_to_preview: ClassVar[Callable[[Any, HttpRequest, str], HttpResponseBase]]

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """Return the interface languages; none for what readers never see."""
        if kind_of(self) is None:
            return []
        own = content_language(self)
        codes = [own, *(code for code in INTERFACE_LANGUAGES if code != own)]
        return [(code, INTERFACE_LANGUAGES[code].name) for code in codes]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseBase:
        """Lead to the portal's page of this draft."""
        return type(self).lead_to_preview(self, request, mode_name)


def is_previewed(item: Any) -> bool:
    """True for a version that readers see once it is published, or for its model."""
    kind = kind_of(item)
    return kind is not None and issubclass(kind.model, PreviewedInPortal)


def content_language(item: Any) -> str:
    """Return an item's language, if the portal speaks it; else French."""
    code = item.locale.language_code if item.locale_id else ""
    return code if code in INTERFACE_LANGUAGES else DEFAULT_LANGUAGE
