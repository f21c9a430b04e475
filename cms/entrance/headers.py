"""Puts headers that keep editors safe on every answer of the CMS."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

_SOURCES = {
    "default-src": "'none'",
    # Wagtail's choosers and date fields come with a script of their own in the page, and the
    # editor puts more in while it runs: it offers no nonce for them.
    "script-src": "'self' 'unsafe-inline'",
    "style-src": "'self' 'unsafe-inline'",  # Draftail and the panels set styles as they go
    "img-src": "'self' data: blob:",  # a picture is shown before it is uploaded
    "media-src": "'self'",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "frame-src": "'self'",  # the preview, beside the form
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'self'",
}


def _policy(**others: str) -> str:
    sources = _SOURCES | {name.replace("_", "-"): value for name, value in others.items()}
    return "; ".join(f"{name} {value}" for name, value in sources.items())


EDITORS_POLICY = _policy()
STRANGERS_POLICY = _policy(script_src="'self'", style_src="'self'")
"""For whoever has not signed in: no page for them has a script or a style in it."""
OTHER_HEADERS = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def protecting(
    respond: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Return middleware that puts the headers on; a view may set another value."""
    headers = dict(OTHER_HEADERS)
    if settings.TRANSPORT_SECURITY:
        headers["Strict-Transport-Security"] = settings.TRANSPORT_SECURITY

    def protected(request: HttpRequest) -> HttpResponseBase:
        response = respond(request)
        user = getattr(request, "user", None)
        policy = EDITORS_POLICY if user and user.is_authenticated else STRANGERS_POLICY
        for name, value in {**headers, "Content-Security-Policy": policy}.items():
            response.headers.setdefault(name, value)
        return response

    return protected
