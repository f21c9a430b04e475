"""Adds guidance to the admin's forms."""

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.ground.how_to import PAGE
from cms.guidance.views import HowToView, similar

BEFORE_WAGTAILS = 10


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return addresses below the admin, which asks everybody to sign in first."""
    return [
        path("guidance/similar/<slug:kind>/", similar, name="guidance_similar"),
        path("guidance/how-to/", HowToView.as_view(), name=PAGE),
    ]


@hooks.register("register_help_menu_item")
def how_to() -> MenuItem:
    """Return the first entry in the menu of help."""
    return MenuItem(
        HowToView.page_title,
        reverse(PAGE),
        name="how-to",
        icon_name="help",
        order=BEFORE_WAGTAILS,
    )


@hooks.register("insert_editor_js")
def script() -> SafeString:
    """Return the script that counts, ticks off and warns."""
    return format_html('<script src="{}" defer></script>', static("guidance/guidance.js"))


@hooks.register("insert_global_admin_css")
def styles() -> SafeString:
    """Return the link to the stylesheet of guidance."""
    return format_html('<link rel="stylesheet" href="{}">', static("guidance/guidance.css"))
