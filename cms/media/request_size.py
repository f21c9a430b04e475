"""Refuses requests that are too large, before anything of them is read.

Attack, or slip of the hand: Django reads a file to the end, on to the disk, before it asks how
large it may be.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.template.defaultfilters import filesizeformat
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.ground.admin import language_of

LENGTH_REQUIRED, CONTENT_TOO_LARGE = 411, 413
LOST_BODY = "serving.lost_body"
"""Names where our server says why it kept nothing: mostly, the disk is full."""


def refusing_large(
    respond: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Return middleware that refuses a large request in the place of the view.

    It stands behind what knows the user. A body that comes in chunks says nowhere how long it is;
    browsers send none, and Django would read nothing of it. What our own server could not keep is
    answered as any other failure of the disk. Where more may be sent than elsewhere, a stranger
    sends nothing.
    """

    def answered(request: HttpRequest) -> HttpResponseBase:
        if lost := request.META.get(LOST_BODY):
            raise lost
        if "chunked" in request.headers.get("Transfer-Encoding", "").lower():
            return _refusal(request, LENGTH_REQUIRED)
        if _larger(request.path_info) and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), "wagtailadmin_login")
        if _length(request) > _most_bytes(request.path_info):
            return _refusal(request, CONTENT_TOO_LARGE)
        return respond(request)

    return answered


def too_large(most_bytes: int | None = None) -> str:
    """Return what editors are told of too large a file, in the active language."""
    return _("This file is too large: %(limit)s at most.") % {
        "limit": filesizeformat(most_bytes or settings.MAXIMUM_FILE_BYTES)
    }


def _larger(path: str) -> int | None:
    """Return how much may be sent to an address where it is more than elsewhere."""
    return next(
        (most for begins, most in settings.LARGER_REQUESTS.items() if path.startswith(begins)), None
    )


def _most_bytes(path: str) -> int:
    most: int = _larger(path) or settings.MAXIMUM_REQUEST_BYTES
    return most


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:  # Django takes it for nothing, too
        return 0


def _refusal(request: HttpRequest, status: int) -> HttpResponseBase:
    with override(language_of(request)):
        heading = too_large(_larger(request.path_info))
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            return JsonResponse({"success": False, "error_message": heading}, status=status)
        texts = {
            "heading": heading,
            "explanation": _(
                "Nothing has been saved. Go back in your browser: what you wrote is still there."
                " Make the file smaller, or put it on the web and give its address."
            ),
        }
        return TemplateResponse(request, "media/too_large.html", texts, status=status).render()
