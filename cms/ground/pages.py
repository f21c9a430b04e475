"""Defines what all pages are built on."""

from typing import Any

from django.conf import settings
from wagtail.models import Page, Site

from cms.ground.completeness import AskedForReaders
from cms.ground.forms import PublishedPageForm
from cms.ground.kinds import kind_of
from cms.ground.page_permissions import ContentPermissionTester
from cms.ground.previewing import PreviewedInPortal
from cms.ground.restoring import Restorable
from content_models.references import address_segment


class HeadlessPage(AskedForReaders, Restorable, PreviewedInPortal, Page):
    """A headless page is never rendered by Wagtail.

    Its address is the portal's, drafts included. Nothing lies below it, unless its kind says
    otherwise.
    """

    base_form_class = PublishedPageForm
    subpage_types: list[str] | None = []

    class Meta:
        abstract = True

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:  # noqa: ARG002 - Wagtail's signature
        """Return ``(site id, root address, path)``; None for what readers never see."""
        path = self.readers_path()
        site = Site.objects.filter(is_default_site=True).first()
        return (site.pk, settings.BASE_URL, path) if site and path else None

    def readers_path(self) -> str:
        """Return where readers find it in the portal; empty where they find no such page."""
        kind = kind_of(self)
        if kind is None:
            return ""
        segment = address_segment(self.slug, self.translation_key)
        return kind.entry.path(self.locale.language_code, segment)

    def permissions_for_user(self, user: Any) -> ContentPermissionTester:
        """Return what somebody may do with it; its publisher counts, too."""
        return ContentPermissionTester(user, self)
