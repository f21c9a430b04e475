"""Makes the review that everything passes before readers see it.

It has two steps: two clicks.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    GroupApprovalTask,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)
from wagtail.snippets.models import get_workflow_enabled_models

from cms.ground.ownership import is_administrator
from cms.people.models import ReviewTask
from content_models.vocabularies import message

NAME = "Review"
STEPS = {"Content": _("Content"), "Publication": _("Publication")}
"""The steps by the names that they are made with, and as people read them."""
REWORDED = (
    message("Submit to %(workflow_name)s"),
    message("Resubmit to %(task_name)s"),
    message("Cancel workflow "),
    message(
        "This {model_name} is awaiting <b>'{task_name}'</b> in the <b>'{workflow_name}'</b>"
        " workflow."
    ),
    message("Only reviewers for this task can edit the %(model_name)s."),
)
"""Sentences of Wagtail for which our catalogues have other words.

The names of workflow and steps are stored in one language, and would stand in those of all others.
"""


def has_review() -> bool:
    """True if the review has been made, whatever it is called by now."""
    return ReviewTask.objects.exists()


def step_name(task: Any) -> str:
    """Return the name of a step: in the active language, unless administrators have renamed it."""
    return str(STEPS.get(task.name, task.name))


def may_review(user: Any) -> bool:
    """True if somebody decides on a step of the review."""
    if is_administrator(user):
        return True
    return bool(ReviewTask.objects.filter(active=True, groups__in=user.groups.all()).exists())


def ensure_review(reviewers: Iterable[Group]) -> None:
    """Make the review, for all pages and every kind of snippet.

    It takes the place of the one of a new Wagtail.
    """
    _retire_wagtails_review()
    workflow = Workflow.objects.create(name=NAME)
    groups = list(reviewers)
    for number, name in enumerate(STEPS):
        task = ReviewTask.objects.create(name=name)
        task.groups.set(groups)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=number)
    WorkflowPage.objects.update_or_create(
        page=Page.get_first_root_node(), defaults={"workflow": workflow}
    )
    for model in get_workflow_enabled_models():
        WorkflowContentType.objects.get_or_create(
            content_type=ContentType.objects.get_for_model(model), defaults={"workflow": workflow}
        )


def _retire_wagtails_review() -> None:
    """Delete Wagtail's own review where nobody used it.

    One that was used keeps its history and takes in nothing new.
    """
    used = WorkflowState.objects.values("workflow")
    for task in GroupApprovalTask.objects.filter(name="Moderators approval"):
        workflows = Workflow.objects.filter(workflow_tasks__task=task)
        WorkflowPage.objects.filter(workflow__in=workflows).delete()
        if workflows.filter(pk__in=used).exists():
            workflows.update(active=False)
        else:
            Workflow.objects.filter(pk__in=list(workflows.values_list("pk", flat=True))).delete()
            task.delete()
