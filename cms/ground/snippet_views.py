"""Defines the views of snippets.

They ask about the very object, where Wagtail's ask about its kind. Their previews know the language
that a new object is written in.
"""

from typing import Any

from django.contrib.admin.utils import unquote
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.utils import set_query_params
from wagtail.models import Locale
from wagtail.snippets.views.snippets import (
    CopyView,
    CreateView,
    EditView,
    PreviewOnCreateView,
    SnippetViewSet,
)

ALWAYS_MAY = {"unlock"}
"""Whoever locked an object may unlock it, whatever their role: Wagtail says so already."""


class AsksAboutTheObject:
    """Asks for permission for the object of the address, not only for its kind.

    It is a mixin.
    """

    kwargs: dict[str, Any]
    model: type[Any]
    permission_policy: Any
    request: Any

    @cached_property
    def stored_object(self) -> Any:
        """Return the stored object of the address; None where the view is about all."""
        key = self.kwargs.get("pk")
        return None if key is None else get_object_or_404(self.model, pk=unquote(str(key)))

    def user_has_permission(self, permission: str) -> bool:
        """True if somebody may do this here."""
        if not super().user_has_permission(permission):  # type: ignore[misc]  # of Wagtail's view
            return False
        if self.stored_object is None or permission in ALWAYS_MAY:
            return True
        # To copy is to add, but only what one might have written.
        asked = "change" if permission == "add" else permission
        return self._may(asked, self.stored_object)

    def get_edit_url(self, *args: Any) -> str | None:
        """Return the address to edit an object of a list, for those who may."""
        return self._address("get_edit_url", "change", *args)

    def get_copy_url(self, *args: Any) -> str | None:
        """Return the address to copy an object of a list.

        Only those who may edit the object get it.
        """
        return self._address("get_copy_url", "change", *args)

    def get_delete_url(self, *args: Any) -> str | None:
        """Return the address to delete an object of a list, for those who may."""
        return self._address("get_delete_url", "delete", *args)

    def _address(self, name: str, permission: str, *objects: Any) -> str | None:
        if objects and not self._may(permission, objects[0]):
            return None
        address: str | None = getattr(super(), name)(*objects)
        return address

    def _may(self, permission: str, item: Any) -> bool:
        return bool(
            self.permission_policy.user_has_permission_for_instance(
                self.request.user, permission, item
            )
        )


class SavedWhenAsked:
    """Saves what has no drafts only when somebody says so.

    Wagtail saves whatever has a history while one types, and readers would see half a word. It is
    a mixin.
    """

    autosave_enabled: bool
    draftstate_enabled: bool

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Take saving by itself from what has no drafts."""
        super().setup(request, *args, **kwargs)  # type: ignore[misc]  # of Wagtail's view
        self.autosave_enabled = self.autosave_enabled and self.draftstate_enabled


class CreateSnippetView(SavedWhenAsked, CreateView):
    """Shows the form of a new snippet."""


class FilledInForm(SavedWhenAsked, CopyView):
    """Shows the form of a new object, filled in like another.

    Its form is sent to the address of new objects. Sent here, forged, it would be saved over the
    object itself, past locks and review, and take it from readers.
    """

    http_method_names = ["get", "head", "options"]


class EditSnippetView(SavedWhenAsked, EditView):
    """Shows the form of a snippet, without Wagtail's own words on a decision."""

    def get_success_message(self, instance: Any = None) -> str | None:
        """Return Wagtail's message; None after a decision, of which it knows only a save."""
        if self.action == "workflow-action":
            return None
        message: str | None = super().get_success_message(instance)
        return message


class OwnedSnippetViewSet(SnippetViewSet):
    """Makes all its views ask the model's policy about their very object."""

    add_view_class = CreateSnippetView
    edit_view_class = EditSnippetView
    copy_view_class = FilledInForm

    @property
    def breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way to the list.

        Wagtail translates its beginning once, when it starts, for everybody.
        """
        home, *rest = super().breadcrumbs_items
        return [{**home, "label": _("Home")}, *rest]

    def construct_view(self, view_class: type[View], **kwargs: Any) -> Any:
        """Make a view that asks about its object."""
        asking = type(view_class.__name__, (AsksAboutTheObject, view_class), {})
        return super().construct_view(asking, **kwargs)


class LocalisedCreateView(CreateView):
    """Shows the form for a new snippet, and tells its preview the language.

    Wagtail does not.
    """

    def get_preview_url(self) -> str | None:
        """Return the address of the preview, with the language of the form."""
        url = super().get_preview_url()
        code = self.locale.language_code if self.locale else ""
        return set_query_params(url, {"locale": code}) if url and code else url


class LocalisedCopyView(FilledInForm, LocalisedCreateView):
    """Shows the form for a copy, which is new too."""


class LocalisedPreviewOnCreateView(PreviewOnCreateView):
    """Previews a new snippet in the language of its form."""

    def get_object(self) -> Any:
        """Return a new object that has its language."""
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
