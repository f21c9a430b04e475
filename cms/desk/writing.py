"""Finds what somebody may begin to write, one click from the home page."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from wagtail.permissions import policy_registry

from cms.ground.kinds import CmsKind, kinds
from cms.library.models import LibraryPage


@dataclass(frozen=True)
class Beginning:
    """A beginning is an empty form that somebody may open.

    Attributes:
        label: what to do.
        address: of the form, which writes in the language of the admin.
    """

    label: str | Promise
    address: str


def beginnings(user: Any) -> list[Beginning]:
    """Return the empty forms that a user may open and send.

    They are in the language that the user works in.
    """
    language = get_language() or ""
    folder = LibraryPage.objects.filter(locale__language_code=language).first()
    tester = folder.permissions_for_user(user) if folder else None
    found = []
    for kind in sorted(kinds(), key=lambda each: each.new_order):
        if not kind.new:
            continue
        if not kind.is_page:
            if policy_registry.get_by_type(kind.model).user_has_permission(user, "add"):
                found.append(Beginning(kind.new, _snippet_form(kind, language)))
        elif tester and tester.may_begin(kind.model):
            found.append(Beginning(kind.new, _page_form(kind, folder)))
    return found


def _page_form(kind: CmsKind, folder: Any) -> str:
    words = [*kind.label.split("."), folder.pk]
    return reverse("wagtailadmin_pages:add", args=words)


def _snippet_form(kind: CmsKind, language: str) -> str:
    form = reverse(kind.model.snippet_viewset.get_url_name("add"))
    return f"{form}?locale={language}"
