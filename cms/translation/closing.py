"""Closes a version to changes while it is in review.

So what is approved is what reviewers saw.
"""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db.models.signals import pre_delete, pre_save
from wagtail.models import WorkflowState
from wagtail_localize.models import SegmentOverride, StringTranslation, Translation

from cms.people.translating import may_edit

OF_ERRORS = frozenset({"has_error", "field_error"})
"""What is noted of a segment without changing its words."""


def connect() -> None:
    """Connect the signals; called once, when Django is ready.

    All ways to change a segment end there: the editor, a PO file, a machine.
    """
    for model in (StringTranslation, SegmentOverride):
        for signal in (pre_save, pre_delete):
            signal.connect(_refuse, sender=model, dispatch_uid=f"closed-{model.__name__}")


def review_of(item: Any) -> WorkflowState | None:
    """Return the review that a version is in; None where it is in nobody's hands.

    After somebody asked for changes it is open again.
    """
    state: WorkflowState | None = getattr(item, "current_workflow_state", None)
    if state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS:
        return state
    return None


def may_withdraw(user: Any, item: Any) -> bool:
    """True if somebody may take a version back out of its review.

    That is who handed it in, and who decides.
    """
    state, task = review_of(item), getattr(item, "current_workflow_task", None)
    if state is None:
        return False
    if state.requested_by_id == user.pk:
        return may_edit(user, item)
    return bool(task is not None and task.specific.get_actions(item, user))


def _refuse(
    instance: Any,
    raw: bool = False,  # noqa: FBT001, FBT002 - the signal's own signature
    update_fields: frozenset[str] | None = None,
    **_kwargs: Any,
) -> None:
    if raw or (update_fields is not None and update_fields <= OF_ERRORS):
        return
    for version in _versions(instance):
        if review_of(version) is not None:
            raise PermissionDenied


def _versions(segment: Any) -> list[Any]:
    """Return the version that a segment's words stand in; none where there is none yet."""
    if segment.context_id is None:
        return []
    translations = Translation.objects.filter(
        source__object_id=segment.context.object_id,
        target_locale_id=segment.locale_id,
        enabled=True,
    ).select_related("source")
    found = []
    for translation in translations:
        try:
            found.append(translation.get_target_instance())
        except ObjectDoesNotExist:
            continue
    return found
