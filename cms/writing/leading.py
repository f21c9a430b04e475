"""Lets a script send a form and stay on its page if that fails."""

import base64
import secrets
import zlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, HttpResponseRedirectBase

SENT_BY_SCRIPT = "X-Writing"
LEADS_TO = "X-Writing-Go"
SHOWN_AGAIN = "X-Writing-Shown"
"""Names where a form waits that could not be taken: with its errors, and all that was typed."""
PARAMETER = "shown-again"
IN_SESSION = "writing_shown_again"
OK = 200


def leading(
    respond: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Return middleware that tells a script where its form leads.

    A browser follows a redirect before a script sees it, and the page's messages would be read by
    nobody. A form with errors waits in the session until the browser shows it: a script cannot, and
    to send everything a second time would take somebody on a bad network as long again.
    """

    def answered(request: HttpRequest) -> HttpResponseBase:
        if waiting := _waiting(request):
            return waiting
        response = respond(request)
        if SENT_BY_SCRIPT not in request.headers:
            return response
        if isinstance(response, HttpResponseRedirectBase):
            return _told(response, {LEADS_TO: response.url})
        if isinstance(response, HttpResponse) and response.status_code == OK:
            return _told(response, {SHOWN_AGAIN: _kept_waiting(request, response)})
        return response

    return answered


def _told(response: HttpResponse, headers: dict[str, str]) -> HttpResponse:
    told = HttpResponse(headers=headers)
    told.cookies = response.cookies
    return told


def _kept_waiting(request: HttpRequest, response: HttpResponse) -> str:
    """Put a page into the session; return its address."""
    token = secrets.token_urlsafe(8)
    page = base64.b64encode(zlib.compress(response.content)).decode()
    request.session[IN_SESSION] = [request.path, token, page]
    return f"{request.path}?{PARAMETER}={token}"


def _waiting(request: HttpRequest) -> HttpResponse | None:
    """Return the page that waits at this address, once."""
    if request.method != "GET" or PARAMETER not in request.GET:
        return None
    path, token, page = request.session.get(IN_SESSION) or ("", "", "")
    if (path, token) != (request.path, request.GET[PARAMETER]):
        return None
    del request.session[IN_SESSION]
    return HttpResponse(
        zlib.decompress(base64.b64decode(page)), headers={"Cache-Control": "no-store"}
    )
