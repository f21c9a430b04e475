"""The preview application."""

from django.apps import AppConfig


class PreviewConfig(AppConfig):
    """Drafts in the portal."""

    name = "cms.preview"
    label = "preview"

    def ready(self) -> None:
        """Name every kind that can be previewed; another joins by a line."""
        from cms.preview.kinds import preview
        from cms.publishing.projection import case_studies, organisations

        preview("library.casestudypage", case_studies.document_of)
        preview("directory.organisation", organisations.document_of)
