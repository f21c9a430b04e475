"""Serves ``/cms/translation/…``: the parts of a translation that are older than the original."""

from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request

from cms.ground.admin import AdminView
from cms.ground.signals import changed_without_a_save
from cms.people.translating import may_edit
from cms.translation import services
from cms.translation.descriptions import StalePartInWords, in_words
from cms.translation.kinds import is_translated, original_of
from cms.translation.managed import translation_of

PARTS = "translation_parts"


def parts_address(item: Any) -> str:
    """Return the address of the list of a version's stale parts."""
    return reverse(PARTS, args=[item._meta.app_label, item._meta.model_name, item.pk])


def parts_in_words(item: Any) -> list[StalePartInWords]:
    """Return the stale parts of a version, as its editor reads them."""
    stale = services.stale_of(item)
    if not stale:
        return []
    is_managed = translation_of(item) is not None
    return in_words(original_of(item), item, stale, is_managed=is_managed)


def list_texts() -> dict[str, str]:
    """Return the words of the list of stale parts."""
    return {
        "heading": _("What does not follow the original"),
        "explanation": _(
            "The original has changed here since, or this is not translated yet. Translate it and"
            " publish, or say that the translation holds as it is."
        ),
        "go": _("Go to it"),
        "none": _("Every part follows the original."),
    }


class VersionView(AdminView):
    """Shows something about one version to whoever may edit it."""

    header_icon = "wagtail-localize-language"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse whoever may not edit this version."""
        self.item = version_at(**kwargs)
        if not may_edit(request.user, self.item):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class PartsView(VersionView):
    """Lists the stale parts of one version; each can be said to hold still."""

    template_name = "translation/parts.html"

    def get(self, _request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Show the list."""
        self.page_title = str(self.item)
        context = {
            "parts": parts_in_words(self.item),
            "parts_address": parts_address(self.item),
            "editor": AdminURLFinder(self.request.user).get_edit_url(self.item) or "",
            "texts": list_texts(),
        }
        return self.render_to_response(self.get_context_data(**context))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Mark a part as up to date."""
        language = self.item.locale.language_code
        with transaction.atomic():
            part = request.POST.get("part", "")
            if services.confirm(self.item.translation_key, language, part, self.item):
                changed_without_a_save.send(type(self.item), item=self.item)
                messages.success(request, _("This part is marked as up to date."))
        return redirect(get_valid_next_url_from_request(request) or parts_address(self.item))


def version_at(app_label: str, model_name: str, pk: int) -> Any:
    """Return the version that an address names; raises ``Http404``."""
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError as error:
        raise Http404 from error
    if not is_translated(model):
        raise Http404
    return get_object_or_404(model, pk=pk)
