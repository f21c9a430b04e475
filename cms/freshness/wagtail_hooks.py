"""Adds the clicks on freshness to the admin, and their entries to histories."""

from typing import Any

from django.urls import URLPattern, path
from wagtail import hooks

from cms.directory import checks
from cms.freshness import log_entries, views


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return addresses below the admin, which asks everybody to sign in first."""
    return [
        path(f"freshness/<int:pk>/{segment}/", view, name=name)
        for segment, view, name in (
            ("still-correct", views.say_still_correct, checks.STILL_CORRECT),
            ("ask", views.ask_the_organisation, checks.ASK),
            ("answer", views.record_an_answer, checks.RECORD),
            ("restore", views.restore, checks.RESTORE),
        )
    ]


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Show checks in the history of an organisation, and in the whole site's report."""
    actions.register_action(log_entries.CHECK)(log_entries.Checked)
    actions.register_action(log_entries.ASK)(log_entries.Asked)
    actions.register_action(log_entries.ARCHIVE)(log_entries.Archived)
    actions.register_action(log_entries.RESTORE)(log_entries.Restored)
