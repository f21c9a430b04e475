"""Adds to the admin's forms what keeps typed text."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join, json_script
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks

from cms.media.request_size import too_large
from cms.writing import views

DEED = "action-"
"""How the names of all buttons begin that do more than save."""


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return addresses below the admin, which asks everybody to sign in first."""
    return [
        path("writing/here/", views.here, name=views.HERE),
        path("writing/signed-in/", views.signed_in, name=views.SIGNED_IN),
        path(
            "writing/sign-in-as-yourself/",
            views.sign_in_as_yourself,
            name=views.SIGN_IN_AS_YOURSELF,
        ),
    ]


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def do_nothing_in_the_background(request: HttpRequest, _item: Any) -> JsonResponse | None:
    """Refuse a save in the background that would do more than save.

    Wagtail writes what a reviewer decides into the form, and would send it with its next save, too:
    that would pass the next step of the review.
    """
    is_in_background = "application/json" in request.headers.get("Accept", "")
    if request.method != "POST" or not is_in_background:
        return None
    if not any(name.startswith(DEED) for name in request.POST):
        return None
    said = {"error_code": "invalid_revision", "error_message": views.went_wrong()}
    return JsonResponse({"success": False, **said}, status=HTTPStatus.BAD_REQUEST)


@hooks.register("insert_editor_js")
def scripts() -> SafeString:
    """Return the scripts that send forms and keep what was typed, with their words."""
    told = {
        "here": reverse(views.HERE),
        "signIn": views.sign_in_address(),
        "signInAsYourself": reverse(views.SIGN_IN_AS_YOURSELF),
        "words": _words(),
    }
    names = ("untouched", "keeping", "pieces", "pasting")  # in the order in which they hear
    modules = format_html_join(
        "",
        '<script type="module" src="{}"></script>',
        [[static(f"writing/{name}.js")] for name in names],
    )
    return format_html("{}{}", json_script(told, "writing"), modules)


@hooks.register("insert_global_admin_css")
def styles() -> SafeString:
    """Return the link to the stylesheet of the notices."""
    return format_html('<link rel="stylesheet" href="{}">', static("writing/writing.css"))


def _words() -> dict[str, Any]:
    return {
        "ended": _(
            "You are no longer signed in, so this form cannot be saved. Sign in again in a small"
            " window, then go on."
        ),
        "signIn": _("Sign in again"),
        "other": _(
            "Somebody else has signed in to this browser, so this form cannot be saved. Sign in"
            " again as yourself."
        ),
        "offline": _("The server cannot be reached. Check your connection, then try again."),
        "large": too_large(),
        "many": _("The server is asked too much at the moment. Wait a minute, then try again."),
        "full": views.no_room(),
        "failed": views.went_wrong(),
        "kept": _("What you typed is still here, and kept on this device."),
        "here": _(
            "What you typed is still here, but this device does not keep it: do not close this"
            " page."
        ),
        "again": _("Try again"),
        "offer": _("Text that you typed here %(age)s was not saved. It is kept on this device."),
        "changed": _(
            "Since then, a newer version has been saved, perhaps by somebody else or in another"
            " window."
        ),
        "takeBack": _("Bring this text back"),
        "throwAway": _("Throw it away"),
    }
