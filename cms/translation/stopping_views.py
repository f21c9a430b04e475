"""Asks before translating piece by piece ends, and begins it again."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import DraftStateMixin
from wagtail_localize.models import SourceDeletedError, Translation
from wagtail_localize.wagtail_hooks import RestartTranslationPageActionMenuItem

from cms.ground.admin import AdminView, edit_address
from cms.people.translating import may_edit
from cms.translation.managed import stopped_translation_of
from cms.translation.stopping import start_again, stop

CONFIRMED = "confirmed"
START_AGAIN = "localize-restart-translation"
"""What the action of wagtail-localize in the ordinary form sends."""


class StopView(AdminView):
    """Says what becomes of a version without pieces; ends them once confirmed."""

    header_icon = "wagtail-localize-language"
    template_name = "translation/stop.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse whoever may not write in this version."""
        self.translation = get_object_or_404(Translation, pk=kwargs["translation_id"])
        try:
            self.item = self.translation.get_target_instance()
        except ObjectDoesNotExist:
            return redirect("wagtailadmin_home")
        if not may_edit(request.user, self.item):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, _request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Ask."""
        return self._question()

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Ask, or stop where the question was answered."""
        if CONFIRMED not in request.POST:
            return self._question()
        lock = self.item.get_lock() if hasattr(self.item, "get_lock") else None
        if lock is not None and lock.for_user(request.user):
            messages.error(request, _("Others review this version now. Nothing was stopped."))
            return redirect(self._editor())
        try:
            stop(self.translation, request.user)
        except (SourceDeletedError, ObjectDoesNotExist):
            messages.error(request, _("The original has been deleted. Nothing was stopped."))
        except ValidationError as error:
            words = [_("Nothing was stopped: the translation cannot be saved."), *error.messages]
            messages.error(request, " ".join(words))
        else:
            messages.success(request, self._said())
        return redirect(self._editor())

    def _question(self) -> HttpResponse:
        self.page_title = _("Stop translating piece by piece?")
        self.page_subtitle = str(self.item)
        has_drafts = isinstance(self.item, DraftStateMixin)
        context = {
            "confirmed": CONFIRMED,
            "editor": self._editor(),
            "consequences": [
                _("This version opens in the ordinary form from then on."),
                _("All words that are translated stay, as a draft in that form.")
                if has_drafts
                else _("Translated words that are not published wait until it is started again."),
                _(
                    "What changes in the original no longer comes in by itself, facts neither."
                    " Parts that are older than the original are named still."
                ),
                _("Readers notice nothing."),
                _("The way back: “%(action)s”, in the menu of that form.") % _action(),
            ],
            "texts": {"stop": _("Yes, stop"), "go_on": _("No, go on translating")},
        }
        return self.render_to_response(self.get_context_data(**context))

    def _said(self) -> str:
        if isinstance(self.item, DraftStateMixin):
            return (
                _(
                    "This version is in the ordinary form now, with all translated words."
                    " “%(action)s”, in the menu below, leads back."
                )
                % _action()
            )
        return (
            _(
                "This version is in the ordinary form now. “%(action)s”, in the menu below, leads"
                " back to the words that are not published."
            )
            % _action()
        )

    def _editor(self) -> str:
        return edit_address(type(self.item)._meta.label, self.item.pk)


def _action() -> dict[str, str]:
    """Return what wagtail-localize calls the way back, in the editor's language."""
    return {"action": str(RestartTranslationPageActionMenuItem.label)}


def started_again(request: HttpRequest, item: Any) -> HttpResponse | None:
    """Answer the action that leads back to the pieces; None where there are none."""
    translation = stopped_translation_of(item)
    if translation is None:
        return None
    if not may_edit(request.user, item):
        raise PermissionDenied
    try:
        written = start_again(translation, request.user)
    except (SourceDeletedError, ObjectDoesNotExist):
        messages.error(request, _("The original has been deleted: there is nothing to translate."))
        return redirect(request.path)
    text = _("This version is translated piece by piece again. All words are here.")
    if written:
        text += " " + ngettext(
            "%(number)s piece was taken over from the form.",
            "%(number)s pieces were taken over from the form.",
            written,
        ) % {"number": written}
    messages.success(request, text)
    return redirect(request.path)
