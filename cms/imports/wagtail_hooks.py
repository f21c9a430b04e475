"""Adds imports to the admin's menu."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.imports.permissions import may_import
from cms.imports.views import (
    ADD,
    COLUMNS,
    DOWNLOAD,
    EDIT,
    LIST,
    RUN,
    TITLE,
    UPLOAD,
    ColumnsView,
    RunView,
    SourcesView,
    SourceView,
    UploadView,
    download,
)

MENU_ORDER = 155
"""After the directory."""


class ImportsMenuItem(MenuItem):
    """Leads to the imports, for those who may import."""

    def is_shown(self, request: HttpRequest) -> bool:
        """True if this user sees the entry."""
        return may_import(request.user)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return addresses below the admin, which asks everybody to sign in first."""
    return [
        path("imports/", SourcesView.as_view(), name=LIST),
        path("imports/sources/add/", SourceView.as_view(), name=ADD),
        path("imports/sources/<int:pk>/", SourceView.as_view(), name=EDIT),
        path("imports/upload/<int:pk>/", UploadView.as_view(), name=UPLOAD),
        path("imports/<int:pk>/", RunView.as_view(), name=RUN),
        path("imports/<int:pk>/columns/", ColumnsView.as_view(), name=COLUMNS),
        path("imports/<int:pk>/csv/", download, name=DOWNLOAD),
    ]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """Return the entry."""
    return ImportsMenuItem(
        TITLE, reverse(LIST), name="imports", icon_name="download", order=MENU_ORDER
    )
