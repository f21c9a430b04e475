"""Guidance in the admin's forms."""

from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from cms.guidance.views import similar


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Below the admin, which asks everybody to sign in first."""
    return [path("guidance/similar/<slug:kind>/", similar, name="guidance_similar")]


@hooks.register("insert_editor_js")
def script() -> SafeString:
    """Counts, ticks off and warns."""
    return format_html('<script src="{}" defer></script>', static("guidance/guidance.js"))


@hooks.register("insert_global_admin_css")
def styles() -> SafeString:
    """How it looks."""
    return format_html('<link rel="stylesheet" href="{}">', static("guidance/guidance.css"))
