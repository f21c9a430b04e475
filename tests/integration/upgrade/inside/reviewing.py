"""What waits for somebody or for its hour, and what only some may open."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from inside.browser import press
from inside.content import (
    Found,
    draft,
    every_version,
    found,
    french_organisation,
    item,
    name_field,
    now,
    own,
    person,
    publish,
)


def a_page_in_review() -> Found:
    """Submitted, and nobody has looked at it yet."""
    return _submitted(own("course.ActivityPage", "fr", 1), "Pour relecture")


def an_organisation_in_review() -> Found:
    """The same in the directory."""
    return _submitted(french_organisation(2), "Accueil pour relecture")


def a_page_half_way_through_its_review() -> Found:
    """The first of two steps is done."""
    activity = own("course.ActivityPage", "fr", 2)
    described = _submitted(activity, "Relue une fois")
    _decide(activity, "approve", "Bien.")
    return described


def a_page_with_changes_asked_for() -> Found:
    """Sent back to its editor with a comment."""
    activity = own("course.ActivityPage", "fr", 3)
    described = _submitted(activity, "A reprendre")
    _decide(activity, "reject", "Le temps manque.")
    return described


def a_page_published_by_its_review() -> Found:
    """Both steps are done."""
    activity = own("course.ActivityPage", "fr", 4)
    described = _submitted(activity, "Relue et publiee")
    for comment in ("Bien.", "En ligne."):
        _decide(activity, "approve", comment)
    return described | {"who": "reviewer"}


def a_scheduled_page() -> Found:
    """A new title, which readers have next year."""
    page = item("library.CaseStudyPage", "en", 3)
    next_year = timezone.now() + timedelta(days=365)
    publish(page, "reviewer", title="Planned for next year", go_live_at=next_year)
    return found(page, "reviewer", "Planned for next year")


def a_page_that_will_expire() -> Found:
    """Readers have it until next year."""
    page = item("library.CaseStudyPage", "en", 5)
    next_year = timezone.now() + timedelta(days=365)
    publish(page, "reviewer", title="Until next year", expire_at=next_year)
    return found(page, "reviewer", "Until next year")


def a_hidden_page() -> Found:
    """Readers no longer have it, in any language."""
    page = item("resources.PartnerResourcePage", "en", 1)
    for each in every_version(page):
        press("reviewer", f"/pages/{each.pk}/privacy/", restriction_type="login")
    return found(page, "reviewer", page.title)


def a_locked_page() -> Found:
    """Nobody but its reviewer edits it."""
    activity = own("course.ActivityPage", "fr", 5)
    draft(activity, "editor", title="Sous cle")
    press("reviewer", f"/pages/{activity.pk}/lock/")
    return found(activity, "reviewer", "Sous cle")


def a_locked_organisation() -> Found:
    """The same in the directory."""
    organisation = french_organisation(3)
    draft(organisation, "editor", name="Accueil sous cle")
    press("reviewer", f"/snippets/directory/organisation/lock/{organisation.pk}/")
    return found(organisation, "reviewer", "Accueil sous cle")


def _submitted(thing: Any, words: str) -> Found:
    draft(thing, "editor", **{name_field(thing): words})
    now(thing).get_workflow().start(now(thing), person("editor"))
    return found(thing, "editor", words)


def _decide(thing: Any, action: str, comment: str) -> None:
    state = now(thing).current_workflow_task_state
    state.task.specific.on_action(state, person("reviewer"), action, comment=comment)
