"""Configures the preview application."""

from django.apps import AppConfig


class PreviewConfig(AppConfig):
    """Shows drafts in the portal."""

    name = "cms.preview"
    label = "preview"

    def ready(self) -> None:
        """Give models the way to their preview, and have the worker forget old ones."""
        from cms.ground.previewing import PreviewedInPortal
        from cms.preview.services import forget_previews, lead_to_preview
        from cms.publishing.worker import every_hour

        PreviewedInPortal.lead_to_preview = lead_to_preview
        every_hour(forget_previews)
