"""Builds pages of our own in the admin, and finds its forms."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.admin.utils import quote
from django.http import HttpRequest
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
