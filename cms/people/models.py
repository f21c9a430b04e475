"""Defines for which partners somebody writes, and the steps of the review."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from wagtail.models import AbstractGroupApprovalTask, TaskState

from cms.ground.completeness import refuse_incomplete
from cms.ground.ownership import has_submitted, is_administrator
from cms.people.approving import led_to_its_form

MAY_TRANSLATE = gettext_noop("Can edit translations of every partner")
"""Stored as it is, in English: Wagtail translates it for whoever reads it."""


class PartnerMembership(models.Model):
    """A membership names a partner that somebody writes for.

    The partner is named by its translation key, so that it is the same in all its languages, and
    stays the same where one of its versions is deleted.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        on_delete=models.CASCADE,
        related_name="partner_memberships",
    )
    partner_key = models.UUIDField(_("partner"))

    class Meta:
        verbose_name = _("writer of a partner")
        verbose_name_plural = _("writers of partners")
        default_permissions = ()  # edited with the user, by whoever may edit users
        permissions = [("translate_content", MAY_TRANSLATE)]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "partner_key"], name="one_membership_per_partner"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.partner_key}"


class ReviewTask(AbstractGroupApprovalTask):
    """A review task is a step that its groups approve, except for their own submissions.

    Administrators may do everything, this too.
    """

    class Meta(AbstractGroupApprovalTask.Meta):
        verbose_name = _("review by a second person")
        verbose_name_plural = _("reviews by a second person")

    def may_decide(self, item: Any, user: Any) -> bool:
        """True if somebody may approve an item or ask for changes."""
        if is_administrator(user):
            return True
        return self._user_in_groups(user) and not has_submitted(user, item)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """True if an item waits for others, as one's own submission does."""
        return not self.may_decide(obj, user)

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> Any:
        """Approve what somebody has read, or ask for changes.

        Returns the address of the form where a newer version is to be read first.

        Raises:
            IncompleteError: what readers would miss.
        """
        if action_name == "approve":
            item = task_state.workflow_state.content_object
            refuse_incomplete(item.get_latest_revision_as_object())
            form = led_to_its_form(task_state, user)
            if form:
                return form
        return super().on_action(task_state, user, action_name, **kwargs)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        """True if somebody may keep others from editing while they review."""
        return self.may_decide(obj, user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Return what Wagtail offers to those who may decide."""
        return super().get_actions(obj, user) if self.may_decide(obj, user) else []

    def get_task_states_user_can_moderate(
        self, user: Any, **kwargs: Any
    ) -> "models.QuerySet[TaskState]":
        """Return what waits for somebody, on their home page: never what they submitted."""
        waiting = super().get_task_states_user_can_moderate(user, **kwargs)
        if is_administrator(user):
            return waiting
        return waiting.exclude(workflow_state__requested_by=user)

    @classmethod
    def get_description(cls) -> Any:
        """Return what an administrator reads when adding a step."""
        return _("Somebody of these groups approves, but not whoever submitted it.")
