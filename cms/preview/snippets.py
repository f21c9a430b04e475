"""Snippets whose preview knows the language that a new one is written in."""

from typing import Any

from django.shortcuts import get_object_or_404
from wagtail.admin.utils import set_query_params
from wagtail.models import Locale
from wagtail.snippets.views.snippets import CreateView, PreviewOnCreateView

from cms.people.snippet_views import FilledInForm, OwnedSnippetViewSet


class LocalisedCreateView(CreateView):
    """The form for a new snippet. Wagtail does not tell its preview the language."""

    def get_preview_url(self) -> str | None:
        """The address of the preview, with the language of the form."""
        url = super().get_preview_url()
        code = self.locale.language_code if self.locale else ""
        return set_query_params(url, {"locale": code}) if url and code else url


class LocalisedCopyView(FilledInForm, LocalisedCreateView):
    """The form for a copy, which is new too."""


class LocalisedPreviewOnCreateView(PreviewOnCreateView):
    """The preview of a new snippet, in the language of its form."""

    def get_object(self) -> Any:
        """A new object that has its language."""
        item = super().get_object()
        code = self.request.GET.get("locale")
        if code:
            item.locale = get_object_or_404(Locale, language_code=code)
        return item


class PreviewedSnippetViewSet(OwnedSnippetViewSet):
    """Lists, writes, reviews and previews snippets."""

    add_view_class = LocalisedCreateView
    copy_view_class = LocalisedCopyView
    preview_on_add_view_class = LocalisedPreviewOnCreateView
