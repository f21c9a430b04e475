"""Tells people by mail of the review and of comments.

Wagtail's notifiers choose who is told. They write in the language of whoever acts to those who have
chosen none, and to superusers once for the workflow and once for each step.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from wagtail.admin.mail import (
    GroupApprovalTaskStateSubmissionEmailNotifier,
    WorkflowStateApprovalEmailNotifier,
    WorkflowStateRejectionEmailNotifier,
)
from wagtail.admin.views.pages import edit
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)
from wagtail.users.models import UserProfile

from cms.people import letters, tree_letters
from cms.people.together import Happened, News, gathered_now, gathering


class _SubmissionNotifier(GroupApprovalTaskStateSubmissionEmailNotifier):
    """Asks those who may decide on a step; superusers at the first step only."""

    def get_recipient_users(self, task_state: TaskState, **kwargs: Any) -> Any:
        found = super().get_recipient_users(task_state, **kwargs)
        earlier = task_state.workflow_state.task_states.filter(revision=task_state.revision)
        if earlier.exclude(pk=task_state.pk).exists():
            found = found.exclude(is_superuser=True)
        return found.distinct()

    def send_emails(
        self, _templates: Any, context: dict[str, Any], receivers: Iterable[Any], **_rest: Any
    ) -> bool:
        item, by = _item(context), context["task_state"].workflow_state.requested_by
        letter = letters.submitted(item, context["task"], by)
        _tell(Happened.SUBMITTED, item, receivers, letter, by)
        return True

    def get_context(self, task_state: TaskState, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(task_state, **kwargs), "task_state": task_state}


class _ApprovalNotifier(WorkflowStateApprovalEmailNotifier):
    """Tells who submitted that it was approved."""

    def send_emails(
        self, _templates: Any, context: dict[str, Any], receivers: Iterable[Any], **_rest: Any
    ) -> bool:
        item = _item(context)
        item.refresh_from_db()
        _tell(Happened.APPROVED, item, receivers, letters.approved(item))
        return True


class _RejectionNotifier(WorkflowStateRejectionEmailNotifier):
    """Tells who submitted what to change."""

    def send_emails(
        self, _templates: Any, context: dict[str, Any], receivers: Iterable[Any], **_rest: Any
    ) -> bool:
        item, by = _item(context), context["task_state"].finished_by
        letter = letters.rejected(item, context["comment"], by)
        _tell(Happened.REJECTED, item, receivers, letter, by, context["comment"])
        return True


@contextmanager
def told_as_one(tree: Any) -> Iterator[None]:
    """Tell each person once of all that happens to a tree's pages meanwhile.

    Nobody is told of what fails.
    """
    with gathering() as news:
        yield
    by_receiver: dict[tuple[Happened, Any], list[News]] = {}
    for each in news:
        by_receiver.setdefault((each.happened, each.receiver), []).append(each)
    for (_happened, receiver), told in by_receiver.items():
        letter = told[0].letter if len(told) == 1 else tree_letters.written(tree, told)
        letters.send([receiver], letter)


def _tell(
    happened: Happened,
    item: Any,
    receivers: Iterable[Any],
    letter: letters.Writing,
    by: Any = None,
    comment: str = "",
) -> None:
    """Write to people, at once or with all else that is gathered now."""
    news = gathered_now()
    if news is None:
        letters.send(receivers, letter)
    else:
        news.extend(News(happened, item, each, letter, by, comment) for each in receivers)


def _item(context: dict[str, Any]) -> Any:
    return context.get("page") or context["object"]


def _nobody(**_kwargs: Any) -> None:
    """Tell nobody: superusers are told of the first step."""


_NOTIFIERS = (
    (task_submitted, TaskState, _SubmissionNotifier(), "group_approval_task_submitted"),
    (workflow_submitted, WorkflowState, _nobody, "workflow_state_submitted"),
    (workflow_rejected, WorkflowState, _RejectionNotifier(), "workflow_state_rejected"),
    (workflow_approved, WorkflowState, _ApprovalNotifier(), "workflow_state_approved"),
)


def take_the_place_of_wagtails() -> None:
    """Connect before Wagtail does, under the names by which it would connect its own.

    A signal takes each name once.
    """
    for signal, sender, notifier, name in _NOTIFIERS:
        signal.connect(notifier, sender=sender, dispatch_uid=f"{name}_email_notification")
    edit.send_notification = tell_of_comments


def tell_of_comments(people: Iterable[Any], notification: str, changes: dict[str, Any]) -> bool:
    """Tell people of comments, those who wish to be told; stands in for Wagtail's function."""
    wish = f"{notification}_notifications"
    told = [
        each
        for each in people
        if each.is_active and each.email and getattr(UserProfile.get_for_user(each), wish)
    ]
    letters.send(told, letters.commented(changes["page"], changes))
    return True
