"""``/cms/translation/submit/…``: whoever translates may begin, without being able to edit."""

from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.contrib.simple_translation.views import (
    SubmitPageTranslationView,
    SubmitSnippetTranslationView,
)
from wagtail.models import DraftStateMixin, Page, TranslatableMixin
from wagtail.snippets.views.snippets import get_snippet_model_from_url_params

from cms.people.translating import may_translate


class TranslatePageView(SubmitPageTranslationView):
    """Has a version of a page made, in the languages that are chosen."""

    def get_object(self) -> Page:
        """The page, for those who edit it or translate."""
        page = get_object_or_404(Page, id=self.kwargs["page_id"]).specific
        if page.is_root():
            raise Http404
        if not may_translate(self.request.user, page):
            raise PermissionDenied
        return page


class TranslateSnippetView(SubmitSnippetTranslationView):
    """Has a version of a snippet made, in the languages that are chosen."""

    def get_object(self) -> Any:
        """The snippet's latest state, for those who edit it or translate."""
        model = get_snippet_model_from_url_params(
            self.kwargs["app_label"], self.kwargs["model_name"]
        )
        if not issubclass(model, TranslatableMixin):
            raise Http404
        item = get_object_or_404(model, pk=unquote(str(self.kwargs["pk"])))
        if not may_translate(self.request.user, item):
            raise PermissionDenied
        return item.get_latest_revision_as_object() if isinstance(item, DraftStateMixin) else item
