"""Tells in the admin what a review decided and what a reviewer asked for."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import task_approved, workflow_approved, workflow_rejected

from cms.ground.addresses import readers_address, title_of
from cms.ground.asking import current_request
from cms.ground.choices import language_name
from cms.ground.isolating import isolated
from cms.people.letters import what_became_of
from cms.people.overtaking import comparison
from cms.people.review import step_name
from cms.people.together import gathered_now
from cms.people.tree_views import tell_of_a_hidden_parent


def connect() -> None:
    """Listen to decisions, wherever they are made: home page, form or mail."""
    workflow_approved.connect(_tell_of_approval, dispatch_uid="people-tell-of-approval")
    workflow_rejected.connect(_tell_of_rejection, dispatch_uid="people-tell-of-rejection")
    task_approved.connect(_tell_of_step, dispatch_uid="people-tell-of-step")


def _tell_of_approval(instance: WorkflowState, **_kwargs: Any) -> None:
    request = _request_to_answer()
    if request is None:
        return
    item = _now(instance.content_object)
    address = readers_address(item) if item.live else ""
    buttons = [messages.button(address, _("See it"), new_window=True)] if address else []
    text = _("“%(title)s” has been approved (%(language)s).") % _words(item)
    messages.success(request, f"{text} {what_became_of(item)}", buttons=buttons)
    if isinstance(item, Page):
        tell_of_a_hidden_parent(request, item)


def _tell_of_step(instance: TaskState, **_kwargs: Any) -> None:
    request, state = _request_to_answer(), instance.workflow_state
    if request is None or state.status != WorkflowState.STATUS_IN_PROGRESS:
        return
    words = {"step": step_name(instance.task), "next": step_name(state.current_task_state.task)}
    text = _("“%(title)s” has passed “%(step)s” and waits for “%(next)s”: readers do not see it.")
    messages.success(request, text % {**_words(state.content_object), **words})


def _tell_of_rejection(instance: WorkflowState, **_kwargs: Any) -> None:
    request = _request_to_answer()
    if request is None:
        return
    asked = instance.requested_by
    name = get_user_display_name(asked) if asked is not None else _("its author")
    text = _("“%(title)s” goes back to %(name)s, who reads your words on the home page.")
    messages.success(request, text % {**_words(instance.content_object), "name": name})


def _request_to_answer() -> HttpRequest | None:
    """Return the request that asked for one decision; None for many pages at once.

    Whoever decides on many pages as one is told once, where they do.
    """
    return current_request() if gathered_now() is None else None


def show_where_it_stands(request: HttpRequest, item: Any) -> None:
    """Say over the form of an item in review what is to do."""
    state = getattr(item, "current_workflow_state", None)
    is_shown = request.method == "GET" and "text/html" in request.headers.get("Accept", "text/html")
    if not is_shown or state is None:
        return
    if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        _show_what_was_asked(request, state.current_task_state)
    elif state.status == WorkflowState.STATUS_IN_PROGRESS:
        _show_what_waits(request, item, state)


def _show_what_waits(request: HttpRequest, item: Any, state: WorkflowState) -> None:
    """Tell who may decide what they are asked, and show what would change for readers."""
    task = state.current_task_state.task.specific
    if not task.get_actions(item, request.user):
        return
    name = get_user_display_name(state.requested_by) if state.requested_by else _("Somebody")
    text = _(
        "%(name)s asks for your review (“%(step)s”). Approve it or request changes: both are in"
        " the menu at the foot of this form."
    ) % {"name": name, "step": step_name(task)}
    address = comparison(item, "live") if item.live else ""
    buttons = [messages.button(address, _("Compare with what readers see"))] if address else []
    messages.info(request, text, buttons=buttons)


def _show_what_was_asked(request: HttpRequest, decision: TaskState) -> None:
    """Show a reviewer's words over the form of what was given back."""
    name = get_user_display_name(decision.finished_by) if decision.finished_by else _("A reviewer")
    text = _("%(name)s asks for changes. Make them, then submit again.") % {"name": name}
    words = f" {isolated(decision.comment)}" if decision.comment else ""
    messages.warning(request, text + words)


def _now(item: Any) -> Any:
    """Return an item as it is stored by now, published or not."""
    specific = item.specific if isinstance(item, Page) else item
    return type(specific).objects.get(pk=item.pk)


def _words(item: Any) -> dict[str, str]:
    specific = item.specific if isinstance(item, Page) else item
    code = specific.locale.language_code if getattr(specific, "locale_id", None) else ""
    return {"title": title_of(specific), "language": language_name(code)}
