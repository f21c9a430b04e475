"""Serves ``/cms/media/…``: files to those who may use them in the admin, public or not."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry
from wagtail.users.models import UserProfile

USES = ("change", "delete", "choose")
NOTHING_RUNS = "default-src 'none'; sandbox"
"""As on the portal: an SVG or HTML file opened by itself must run nothing here."""


def media(request: HttpRequest, path: str) -> FileResponse:
    """Answer with a picture or a file, by its path below the media folder.

    Raises:
        Http404: there is none, or this user may not even choose it.
    """
    file = _file(request.user, path)
    try:
        content = file.open("rb")
    except (AttributeError, OSError):
        raise Http404 from None
    response = FileResponse(content)
    response.headers["Cache-Control"] = "private, max-age=3600"
    response.headers["Content-Security-Policy"] = NOTHING_RUNS
    if not response.headers["Content-Type"].startswith("image/"):
        response.headers["Content-Disposition"] = "attachment"
    return response


def _file(user: Any, path: str) -> Any:
    """Return the stored file of a path; None where this user may open none."""
    if "\0" in path:  # PostgreSQL takes none, not even to compare
        return None
    image = get_image_model()
    rendition = image.get_rendition_model()
    for model, owner in ((get_document_model(), ""), (image, ""), (rendition, "image")):
        found = model.objects.filter(file=path).first()
        if found is not None:
            used = getattr(found, owner) if owner else found
            policy = policy_registry.get(used)
            may_use = policy.user_has_any_permission_for_instance(user, USES, used)
            return found.file if may_use else None
    portrait = UserProfile.objects.filter(avatar=path).first() if path else None
    return portrait.avatar if portrait is not None else None
