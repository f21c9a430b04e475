"""Adds duplicates to the admin's menu, and merges to histories."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.duplicates import log_entries
from cms.duplicates.services import may_see
from cms.duplicates.views import (
    LIST,
    MERGES,
    PAIR,
    TITLE,
    UNDO,
    MergesView,
    PairsView,
    PairView,
    UndoView,
)

MENU_ORDER = 153
"""Between the directory and its imports."""


class DuplicatesMenuItem(MenuItem):
    """Leads to likely duplicates, for those who write organisations."""

    def is_shown(self, request: HttpRequest) -> bool:
        """True if this user sees the entry."""
        return may_see(request.user)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return addresses below the admin, which asks everybody to sign in first."""
    return [
        path("duplicates/", PairsView.as_view(), name=LIST),
        path("duplicates/<uuid:kept>/<uuid:other>/", PairView.as_view(), name=PAIR),
        path("duplicates/merged/", MergesView.as_view(), name=MERGES),
        path("duplicates/merged/<int:pk>/undo/", UndoView.as_view(), name=UNDO),
    ]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """Return the entry."""
    return DuplicatesMenuItem(
        TITLE, reverse(LIST), name="duplicates", icon_name="copy", order=MENU_ORDER
    )


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Show merges in the histories of both, and in the whole site's report."""
    actions.register_action(log_entries.TAKEN)(log_entries.Taken)
    actions.register_action(log_entries.GIVEN)(log_entries.Given)
    actions.register_action(log_entries.UNDONE)(log_entries.Undone)
