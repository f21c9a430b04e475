"""Tells whoever saves second what another person saved in between.

Two people may have one item open. Wagtail warns in the browser, while both are there. Without
scripts, or where the first save comes between the last warning and the second save, it would take
the second version silently. Nothing is lost then either, because both are in the history; but
somebody has to look.
"""

from typing import Any

from django.contrib.admin.utils import quote
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, Revision

_NOTE = "overtaken_revision"


def note(request: HttpRequest, item: Any) -> None:
    """Remember, before a save, a version that the sender of the form has not seen."""
    if request.method != "POST" or "application/json" in request.headers.get("Accept", ""):
        return  # Wagtail itself refuses to save in the background over a newer version
    seen = request.POST.get("overwrite_revision_id") or request.POST.get("loaded_revision_id")
    latest = item.latest_revision
    if seen and latest is not None and seen != str(latest.pk) and latest.user != request.user:
        setattr(request, _NOTE, latest)


def tell(request: HttpRequest, item: Any) -> None:
    """Say, after a save, whose version came between, and lead to the comparison."""
    overtaken: Revision | None = getattr(request, _NOTE, None)
    if overtaken is None:
        return
    text = _(
        "%(name)s saved another version at %(time)s, while you were writing. Your version is now"
        " the latest. The other one is kept in the history: compare them, so that nothing is lost."
    ) % {
        "name": get_user_display_name(overtaken.user) or _("Somebody else"),
        "time": date_format(localtime(overtaken.created_at), "TIME_FORMAT"),
    }
    messages.warning(
        request, text, buttons=[messages.button(comparison(item, overtaken.pk), _("Compare"))]
    )


def comparison(item: Any, version: int | str) -> str:
    """Return where a version is compared with the latest; ``live`` is what readers see."""
    if isinstance(item, Page):
        return reverse("wagtailadmin_pages:revisions_compare", args=[item.pk, version, "latest"])
    name = item.snippet_viewset.get_url_name("revisions_compare")
    return reverse(name, args=[quote(item.pk), version, "latest"])
