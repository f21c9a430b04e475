"""Adds what the admin's forms for files need besides Wagtail's own."""

from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from cms.media.api import PicturesAPIViewSet
from cms.media.request_size import too_large
from cms.media.views import media

AFTER_WAGTAILS = 1
"""The last endpoint of one name is the one that counts."""


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return the address of files below the admin, which asks everybody to sign in first."""
    return [path("media/<path:path>", media)]


@hooks.register("construct_admin_api", order=AFTER_WAGTAILS)
def pictures(router: Any) -> None:
    """Answer the admin's scripts about pictures in the place of Wagtail, which fails at ours."""
    router.register_endpoint("images", PicturesAPIViewSet)


@hooks.register("insert_global_admin_js")
def look_at_sizes() -> SafeString:
    """Return the script that looks at sizes, on every page.

    A file may be chosen in a window over any form.
    """
    return format_html(
        '<script src="{}" data-limit="{}" data-message="{}"></script>',
        static("media/file_sizes.js"),
        settings.MAXIMUM_FILE_BYTES,
        too_large(),
    )
