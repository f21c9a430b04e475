"""Serves Wagtail's views of pages, where they say too much or offer what is refused."""

from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.viewsets.pages import PageViewSet


class EditPageView(EditView):
    """Shows the form of a page, without Wagtail's own words on a decision."""

    def add_save_confirmation_message(self) -> None:
        """Say that the page was saved; after a decision, Wagtail knows only of that."""
        if self.action_name != "perform_workflow_action":
            super().add_save_confirmation_message()


class ListOfPagesView(ExplorableIndexView):
    """Lists the pages below one, to be dragged by who may order them."""

    def get_reorder_url(self) -> str | None:
        """Return where a new order is sent; None for who may not change it."""
        if not self.permissions.can_reorder_children():
            return None
        address: str = super().get_reorder_url()
        return address


class ContentPages(PageViewSet):
    """Serves the admin's views of every kind of page."""

    edit_view_class = EditPageView
    index_view_class = ListOfPagesView
