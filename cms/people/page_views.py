"""Serves the forms of pages: what a review decided is told once, in words of our own."""

from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet


class EditPageView(EditView):
    """Shows the form of a page, and leaves what a review decided to who tells of it."""

    def add_save_confirmation_message(self) -> None:
        """Say that the page was saved; after a decision, Wagtail knows only of that."""
        if self.action_name != "perform_workflow_action":
            super().add_save_confirmation_message()


class ContentPages(PageViewSet):
    """Serves the admin's views of every kind of page, where a kind has none of its own."""

    edit_view_class = EditPageView
