"""Serves ``/cms/localize/…``, where whoever translates may begin without being able to edit.

wagtail-localize asks for one permission, whatever the item is.
"""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page
from wagtail_localize.models import SourceDeletedError, TranslationSource
from wagtail_localize.views import convert, edit_translation
from wagtail_localize.views.submit_translations import (
    SubmitPageTranslationView,
    SubmitSnippetTranslationView,
)
from wagtail_localize.views.update_translations import (
    UpdateTranslationsForm,
    UpdateTranslationsView,
)

from cms.people.translating import may_publish, may_translate


class TranslatePageView(SubmitPageTranslationView):
    """Has a version of a page made, in the languages that are chosen."""

    def get_object(self) -> Page:
        """Return the page, for those who edit it or translate."""
        page = super().get_object()
        if not may_translate(self.request.user, page):
            raise PermissionDenied
        return page


class TranslateSnippetView(SubmitSnippetTranslationView):
    """Has a version of a snippet made, in the languages that are chosen."""

    def get_object(self) -> Any:
        """Return the snippet, for those who edit it or translate."""
        item = super().get_object()
        if not may_translate(self.request.user, item):
            raise PermissionDenied
        return item


class UpdateTranslationsOfOneView(UpdateTranslationsView):
    """Updates the editor of translations to what their source says now."""

    def get_object(self) -> TranslationSource:
        """Return the source, for those who edit it or translate."""
        source = super().get_object()
        try:
            item = source.get_source_instance()
        except ObjectDoesNotExist as error:
            raise Http404 from error
        if not may_translate(self.request.user, item):
            raise PermissionDenied
        return source

    def get_form(self) -> UpdateTranslationsForm:
        """Return the form, which may offer to publish.

        It offers that to those only who may publish every translation.
        """
        form = super().get_form()
        if not self._may_publish():
            # Attack: whoever may translate sends it all the same. So it is not only hidden.
            form.fields["publish_translations"].disabled = True
            form.fields["publish_translations"].initial = False
        return form

    def _may_publish(self) -> bool:
        translations = self.object.translations.filter(enabled=True).select_related("target_locale")
        return all(
            may_publish(self.request.user, each.get_target_instance()) for each in translations
        )


def preview(request: HttpRequest, translation_id: int, mode: str | None = None) -> HttpResponse:
    """Lead to the portal's page of a translation, as long as there is an original.

    The page shows the translation as it is by now. wagtail-localize asks who may see it, and would
    fail without an original.
    """
    try:
        return edit_translation.preview_translation(request, translation_id, mode)
    except (SourceDeletedError, ObjectDoesNotExist) as error:
        raise Http404 from error


def turn_into_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """Give a translation up for the source's text.

    That publishes, so it is only for those who may.
    """
    page = Page.objects.filter(pk=page_id).first()
    if page is None:
        raise Http404
    if not may_publish(request.user, page.specific):
        raise PermissionDenied
    return convert.convert_to_alias(request, page_id)
