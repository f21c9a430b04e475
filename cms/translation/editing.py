"""Adds review and publishing to the segment editor of translations."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page, TranslatableMixin, WorkflowState
from wagtail_localize.models import SourceDeletedError, Translation

from cms.people.translating import may_edit, may_publish
from cms.translation.closing import may_withdraw, review_of
from cms.translation.figures import take_over
from cms.translation.following import follow, save_draft
from cms.translation.handing_in import asked_first, tell_what_is_left
from cms.translation.managed import translation_of
from cms.translation.moving_views import tell_where_it_stands
from cms.translation.segment_fields import has_problems
from cms.translation.services import stale_of
from cms.translation.stopping_views import START_AGAIN, started_again
from cms.translation.views import parts_address

SUBMIT, REVIEW, WITHDRAW = "translation-submit", "translation-review", "translation-withdraw"
"""Buttons of ours."""
PUBLISH = "publish"
"""What wagtail-localize's button sends as ``action``."""


def before_edit(request: HttpRequest, item: Any) -> HttpResponse | None:
    """Update wagtail-localize's editor before it is shown, and answer our buttons."""
    if not isinstance(item, TranslatableMixin):
        return None  # a theme: all languages are in its form
    if isinstance(item, Page):
        tell_where_it_stands(request, item)
    translation = _open_translation(item)
    if translation is None:
        return _in_the_form(request, item)
    if review_of(item) is None:  # or reviewers would read what nobody has handed in
        follow(translation.source)
        take_over(translation)
    return _pressed(request, item, translation) if request.method == "POST" else None


def _in_the_form(request: HttpRequest, item: Any) -> HttpResponse | None:
    """Answer what concerns translations in the ordinary form; None for all the rest."""
    if request.method == "POST" and START_AGAIN in request.POST:
        return started_again(request, item)
    if _is_of_the_editor(request):
        return _too_late(request)
    if request.method == "GET":
        _tell_what_is_stale(request, item)
        tell_what_is_left(request, item)
    return None


def _pressed(request: HttpRequest, item: Any, translation: Translation) -> HttpResponse | None:
    """Answer a button of the editor; None where wagtail-localize answers it."""
    if WITHDRAW in request.POST:
        return withdrawn(request, item)
    if _makes_a_version(request) and has_problems(translation):
        return _refused(request)
    if SUBMIT in request.POST:
        return submitted(request, item, translation)
    if REVIEW in request.POST:
        return reviewed(request, item)
    if request.POST.get("action") == PUBLISH:
        if not may_publish(request.user, item):
            raise PermissionDenied
        return asked_first(request, translation, {"action": PUBLISH})
    return None


def _open_translation(item: Any) -> Translation | None:
    """Return how a version is translated, while there is something to translate from."""
    translation = translation_of(item)
    if translation is None or _has_source(translation):
        return translation
    Translation.objects.filter(pk=translation.pk).update(enabled=False)
    return None


def _is_of_the_editor(request: HttpRequest) -> bool:
    """True if a button of the editor was pressed.

    It may have been open for days.
    """
    sent = request.POST
    return any(button in sent for button in (SUBMIT, REVIEW, WITHDRAW)) or (
        sent.get("action") == PUBLISH
    )


def _makes_a_version(request: HttpRequest) -> bool:
    """True if a button was pressed by which the segments become a version."""
    return SUBMIT in request.POST or request.POST.get("action") == PUBLISH


def _refused(request: HttpRequest) -> HttpResponse:
    text = _(
        "Nothing was submitted or published: there are pieces that the form would refuse. They are"
        " marked below."
    )
    messages.error(request, text)
    return redirect(request.path)


def _too_late(request: HttpRequest) -> HttpResponse:
    text = _(
        "This version is no longer translated piece by piece: its original was deleted, or somebody"
        " has stopped it. Nothing was lost. Here is its form."
    )
    messages.warning(request, text)
    return redirect(request.path)


def _tell_what_is_stale(request: HttpRequest, item: Any) -> None:
    """Warn in the ordinary form that parts are older than the original.

    The message says how many, and the way to them.
    """
    stale = stale_of(item)
    if stale:
        text = ngettext(
            "%(number)s part does not follow the original.",
            "%(number)s parts do not follow the original.",
            len(stale),
        ) % {"number": len(stale)}
        messages.warning(
            request, text, buttons=[messages.button(parts_address(item), _("See which"))]
        )


def submitted(request: HttpRequest, item: Any, translation: Translation) -> HttpResponse:
    """Hand a translation in for review, as its segments make it now."""
    if not may_submit(request.user, item):
        raise PermissionDenied
    asked = asked_first(request, translation, {SUBMIT: "yes"})
    if asked is not None:
        return asked
    try:
        draft = save_draft(translation, request.user)
    except (SourceDeletedError, ObjectDoesNotExist):
        messages.error(request, _("The original has been deleted. Nothing was submitted."))
    except ValidationError as error:
        messages.error(request, " ".join([_("This cannot be submitted yet."), *error.messages]))
    else:
        state = draft.current_workflow_state
        if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            state.resume(request.user)
        else:
            draft.get_workflow().start(draft, request.user)
        messages.success(request, _("The translation has been submitted for review."))
    return redirect(request.path)


def reviewed(request: HttpRequest, item: Any) -> HttpResponse:
    """Approve a step of the review, or ask for changes."""
    action, task = request.POST[REVIEW], item.current_workflow_task
    state = item.current_workflow_state
    if task is None or action not in {
        name for name, *_rest in task.get_actions(item, request.user)
    }:
        raise PermissionDenied
    comment = request.POST.get("comment", "")
    elsewhere = task.specific.on_action(
        state.current_task_state.specific, request.user, action, comment=comment
    )
    # What was decided is told by cms.people.decisions, wherever it is decided.
    return redirect(elsewhere or request.path)


def withdrawn(request: HttpRequest, item: Any) -> HttpResponse:
    """Take a translation back out of its review: it is open to changes again."""
    review = review_of(item)
    if review is not None:
        if not may_withdraw(request.user, item):
            raise PermissionDenied
        review.cancel(user=request.user)
        messages.success(request, _("The translation has been taken back. It is open again."))
    return redirect(request.path)


def may_submit(user: Any, item: Any) -> bool:
    """True if somebody may hand a version in for review now."""
    if not hasattr(item, "get_workflow") or item.get_workflow() is None:
        return False
    if review_of(item) is not None:
        return False
    if isinstance(item, Page):
        return bool(item.permissions_for_user(user).can_submit_for_moderation())
    return may_edit(user, item)


def _has_source(translation: Translation) -> bool:
    try:
        translation.source.get_source_instance()
    except ObjectDoesNotExist:
        return False
    return True
