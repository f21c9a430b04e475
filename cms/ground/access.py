"""Decides who sees the reports for all who write."""

from typing import Any

from wagtail.admin.auth import user_has_any_page_permission, user_passes_test

from cms.ground.kinds import snippet_kinds


def edits_content(user: Any) -> bool:
    """True if somebody edits pages, or a kind of snippet that partners write."""
    written = (kind.model._meta for kind in snippet_kinds() if kind.entry.writers == "partners")
    return bool(
        user_has_any_page_permission(user)
        or any(user.has_perm(f"{each.app_label}.change_{each.model_name}") for each in written)
    )


editors_only = user_passes_test(edits_content)
