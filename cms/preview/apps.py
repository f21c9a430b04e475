"""The preview application."""

from django.apps import AppConfig


class PreviewConfig(AppConfig):
    """Drafts in the portal."""

    name = "cms.preview"
    label = "preview"

    def ready(self) -> None:
        """Name every kind that can be previewed; another joins by a line."""
        from cms.preview.kinds import preview
        from cms.publishing.projection import (
            case_studies,
            course,
            information,
            organisations,
            resources,
            taxonomy,
        )

        preview("library.casestudypage", case_studies.document_of)
        preview("course.coursepage", course.course_of)
        preview("course.coursesessionpage", course.session_of)
        preview("course.activitypage", course.activity_of)
        preview("directory.organisation", organisations.document_of)
        preview("information.infopage", information.document_of)
        preview("resources.partnerresourcepage", resources.document_of)
        preview("taxonomy.partner", taxonomy.partner_of)
