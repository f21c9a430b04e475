"""Who may have a version made in another language."""

from typing import Any

from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.people.services import translates_everything


def may_translate(user: Any, item: Any) -> bool:
    """Whether somebody may begin a translation: of what they edit or, as a translator, of all."""
    if isinstance(item, Page):
        may_edit = item.permissions_for_user(user).can_edit()
        return bool(may_edit or (translates_everything(user) and item.depth > 1))
    policy = policy_registry.get(item)
    if policy.user_has_permission_for_instance(user, "change", item):
        return True
    return translates_everything(user) and bool(policy.user_has_permission(user, "change"))
