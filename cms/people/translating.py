"""Decides who may begin a version in another language, write it and publish it."""

from typing import Any

from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.ground.ownership import has_submitted, is_administrator, translates_everything


def may_translate(user: Any, item: Any) -> bool:
    """True if somebody may begin a translation.

    That is of what they edit, or as a translator.
    """
    if isinstance(item, Page):
        may_edit = item.permissions_for_user(user).can_edit()
        return bool(may_edit or (translates_everything(user) and item.depth > 1))
    policy = policy_registry.get(item)
    if policy.user_has_permission_for_instance(user, "change", item):
        return True
    return translates_everything(user) and bool(policy.user_has_permission(user, "change"))


def may_edit(user: Any, item: Any) -> bool:
    """True if somebody may write in this very version, not only in its kind."""
    if isinstance(item, Page):
        return bool(item.permissions_for_user(user).can_edit())
    return bool(policy_registry.get(item).user_has_permission_for_instance(user, "change", item))


def may_publish(user: Any, item: Any) -> bool:
    """True if somebody may publish a version now.

    Nobody may while others review it.
    """
    lock = item.get_lock() if hasattr(item, "get_lock") else None
    if lock is not None and lock.for_user(user):
        return False
    if isinstance(item, Page):
        return bool(item.permissions_for_user(user).can_publish())
    policy = policy_registry.get(item)
    if not hasattr(item, "live"):  # what has no drafts is published by whoever may change it
        return bool(policy.user_has_permission_for_instance(user, "change", item))
    if not policy.user_has_permission_for_instance(user, "publish", item):
        return False
    if is_administrator(user) or not hasattr(item, "get_workflow"):
        return True
    return not has_submitted(user, item)
