"""Builds pages of our own in the admin, and finds its forms."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail.users.models import UserProfile


class AdminView(WagtailAdminTemplateMixin, View):
    """Shows a page of the admin, one step from its home."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way to this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class PageOfList(AdminView):
    """Shows a list for those who may see it, or a page behind it.

    Attributes:
        list_title: of the list; a page with another title is one step further.
        list_name: of the list's address.
    """

    list_title: Any
    list_name: str

    def may_see(self, user: Any) -> bool:
        """Return whether somebody may see the list and its pages."""
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse whoever may not see it."""
        if not self.may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way to this page."""
        *way, here = super().get_breadcrumbs_items()
        if self.page_title != self.list_title:
            way.append({"url": reverse(self.list_name), "label": self.list_title})
        return [*way, here]


def edit_address(label: str, pk: Any) -> str:
    """Return the address of the form of a version; ``label`` is its model's."""
    model = apps.get_model(label)
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[pk])
    return reverse(model.snippet_viewset.get_url_name("edit"), args=[quote(pk)])


def language_of(request: HttpRequest) -> str:
    """Return the language that somebody reads the admin in."""
    if not request.user.is_authenticated:
        return get_language() or settings.LANGUAGE_CODE
    language: str = UserProfile.get_for_user(request.user).get_preferred_language()
    return language
