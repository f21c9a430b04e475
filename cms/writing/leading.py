"""Lets a script send a form and stay on its page if that fails."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, HttpResponseRedirectBase

SENT_BY_SCRIPT = "X-Writing"
LEADS_TO = "X-Writing-Go"


def leading(
    respond: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Return middleware that tells a script where its form leads.

    A browser follows a redirect before a script sees it, and the page's messages would be read by
    nobody.
    """

    def answered(request: HttpRequest) -> HttpResponseBase:
        response = respond(request)
        if SENT_BY_SCRIPT not in request.headers or not isinstance(
            response, HttpResponseRedirectBase
        ):
            return response
        led = HttpResponse(headers={LEADS_TO: response.url})
        led.cookies = response.cookies
        return led

    return answered
