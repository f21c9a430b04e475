"""Answers forms that ask who is signed in, and requests that failed."""

import errno
import sys
from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth import logout
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi, override
from django.utils.translation import gettext as _

from cms.ground.admin import language_of

HERE, SIGNED_IN = "writing_here", "writing_signed_in"
SIGN_IN_AS_YOURSELF = "writing_sign_in_as_yourself"
FAILED, NO_ROOM = 500, 507
FULL_DISK_ERRORS = {errno.ENOSPC, errno.EDQUOT}
FULL_DISK_STATE = "53100"
"""PostgreSQL's name for it (``disk_full``)."""
FULL_DISK_WORDS = ("disk is full", "no space left on device")
"""SQLite's, and the operating system's where a database only repeats them."""


def here(request: HttpRequest) -> HttpResponse:
    """Say who is signed in, with a token for their forms."""
    answer = {"user": request.user.pk, "token": get_token(request)}
    return JsonResponse(answer, headers={"Cache-Control": "no-store"})


def signed_in(request: HttpRequest) -> HttpResponse:
    """Tell the form that waits in another window, and close this one."""
    return TemplateResponse(request, "writing/signed_in.html", {"explanation": back_to_the_form()})


def sign_in_as_yourself(request: HttpRequest) -> HttpResponse:
    """Sign out whoever is signed in, once that is agreed to.

    ``as`` names for whom a form waits in another window: if that is who is here, nobody needs to.
    """
    if request.method == "POST":
        logout(request)
        return redirect(sign_in_address())
    if request.GET.get("as") == str(request.user.pk):
        return redirect(SIGNED_IN)
    name = str(request.user)
    texts = {
        "heading": _("In this browser, %(name)s is signed in.") % {"name": name},
        "explanation": _("Both of you cannot be signed in here at the same time."),
        "leave": _("Sign %(name)s out, then sign in as yourself") % {"name": name},
    }
    return TemplateResponse(request, "writing/sign_in_as_yourself.html", texts)


def sign_in_address() -> str:
    """Return where somebody signs in beside a form, whose window closes after that."""
    return f"{reverse('wagtailadmin_login')}?next={reverse(SIGNED_IN)}"


def back_to_the_form() -> str:
    """Return what somebody reads who has signed in beside a form."""
    return _("You are signed in. Close this window and go on writing in the other one.")


def failed(request: HttpRequest) -> HttpResponse:
    """Say that something went wrong, and whether the disk is full.

    Nothing here needs the database: it may be what has failed.
    """
    is_full = any(_tells_of_full_disk(error) for error in _causes(sys.exc_info()[1]))
    status = NO_ROOM if is_full else FAILED
    with override(_language(request)):
        heading = no_room() if is_full else went_wrong()
        if _is_of_a_script(request):
            answer = {"success": False, "error_code": "failed", "error_message": heading}
            return JsonResponse(answer, status=status)
        texts = {
            "heading": heading,
            "explanation": _(
                "What you typed into a form is kept on this device: open the form again, and it"
                " offers it to you. If this happens again, tell your administrator."
            ),
            "language": get_language(),
            "direction": "rtl" if get_language_bidi() else "ltr",
        }
        return HttpResponse(render_to_string("writing/failed.html", texts), status=status)


def no_room() -> str:
    """Return what is said of a full disk."""
    return _("The server has no room left, so nothing can be saved. Tell your administrator.")


def went_wrong() -> str:
    """Return what is said of a failure that nobody knows more of."""
    return _("Something went wrong on the server.")


def _is_of_a_script(request: HttpRequest) -> bool:
    is_xhr = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    return is_xhr or not request.accepts("text/html")


def _language(request: HttpRequest) -> str:
    try:
        return language_of(request)
    except Exception:  # noqa: BLE001 - whoever is answered with an error must not meet another one
        return get_language() or settings.LANGUAGE_CODE


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _tells_of_full_disk(error: BaseException) -> bool:
    if isinstance(error, OSError) and error.errno in FULL_DISK_ERRORS:
        return True
    if getattr(error, "sqlstate", None) == FULL_DISK_STATE:
        return True
    words = str(error).lower()
    return isinstance(error, OperationalError) and any(each in words for each in FULL_DISK_WORDS)
