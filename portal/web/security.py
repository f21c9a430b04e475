"""Puts headers that keep a reader safe on every response, errors included."""

from collections.abc import Mapping

from flask import Flask, Response, request

from portal.settings import Settings
from portal.web.roots import OPEN_TO_ALL_SITES

_SOURCES = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",  # the icon of the tab stands in the page; an image runs nothing
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",  # an injected <base> would send relative links elsewhere
    "frame-ancestors 'none'",  # clickjacking
    "manifest-src 'self'",
)
CONTENT_SECURITY_POLICY = "; ".join(_SOURCES)
PREVIEW_POLICY = CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
"""The editor shows a draft in a frame, beside its form."""
MEDIA_POLICY = "default-src 'none'; sandbox"
"""For files that editors upload: an SVG or HTML file opened by itself must run nothing here."""
OPEN_DATA = {
    "Access-Control-Allow-Origin": "*",  # no cookie is ever read there, so nothing can leak
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After",  # a script sees no others
    "Cross-Origin-Resource-Policy": "cross-origin",
}


def with_pictures_of(page: Response, origin: str) -> Response:
    """Let a page show pictures of one other host; of none where it is empty."""
    if origin:
        page.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY.replace(
            "img-src 'self'", f"img-src 'self' {origin}"
        )
    return page


class SecurityHeaders:
    """Holds the headers of every response; a view may set another value."""

    def __init__(self, settings: Settings) -> None:
        self._of_pages = {
            "Content-Security-Policy": CONTENT_SECURITY_POLICY,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "strict-origin-when-cross-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(self), microphone=(), payment=(), "
            "usb=()",
        }
        if settings.transport_security:
            self._of_pages["Strict-Transport-Security"] = settings.transport_security
        self._of_data = self._of_pages | OPEN_DATA

    def at(self, path: str) -> Mapping[str, str]:
        """Return the headers of every answer at a path.

        Open data may be read by any site.
        """
        return self._of_data if path.startswith(OPEN_TO_ALL_SITES) else self._of_pages


def set_up(app: Flask, headers: SecurityHeaders) -> None:
    """Put the headers on every response."""

    @app.after_request
    def protect(response: Response) -> Response:
        own = {name.lower() for name in response.headers.keys()}  # noqa: SIM118 - else pairs
        for name, value in headers.at(request.path).items():
            if name.lower() not in own:
                response.headers.add(name, value)
        return response
