"""Sends forms that a script sends, so that a failure leaves the form where it is."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, HttpResponseRedirectBase

SENT_BY_SCRIPT = "X-Writing"
LEADS_TO = "X-Writing-Go"


def leading(
    respond: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Return middleware that names the page to go to, where a script has sent a form.

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
