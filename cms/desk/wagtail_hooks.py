"""Puts the desk on the admin's home page, before what Wagtail shows there."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks

from cms.desk.home import panels_of
from cms.desk.views import DOWNLOAD, LIST, TableView, download


@hooks.register("construct_homepage_panels")
def add_desk(_request: HttpRequest, panels: list[Any]) -> None:
    """Show the desk to everybody who signs in."""
    panels[:] = panels_of(panels)


@hooks.register("insert_global_admin_css")
def styles() -> SafeString:
    """Return the links to the desk's stylesheets."""
    sheets = ((static(f"desk/{name}.css"),) for name in ("branding", "desk"))
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return addresses below the admin, which asks everybody to sign in first."""
    return [
        path("desk/<slug:name>/", TableView.as_view(), name=LIST),
        path("desk/<slug:name>/csv/", download, name=DOWNLOAD),
    ]
