"""Hands in and reviews a page with all that stands below it, as one.

A course is many pages. Each keeps its own review and its own rule: whoever submitted it decides
nothing about it. What is done as one is done for each page for which somebody may do it, or, where
it fails for one, for none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from django.db import transaction
from wagtail.models import Page, WorkflowState

from cms.ground.completeness import Lack, lacks_of
from cms.ground.kinds import kind_of
from cms.ground.page_permissions import in_review
from cms.ground.projection.versions import is_placeholder
from cms.people.approving import note_latest_is_read
from cms.people.review import step_name
from cms.people.telling import told_as_one


class Preparation(Protocol):
    """Knows what must be done before some pages are handed in with their tree."""

    def problems(self, page: Any) -> list[Lack] | None:
        """Return what keeps a page from being handed in.

        None where there is nothing to hand in.
        """

    def prepare(self, page: Any, user: Any) -> None:
        """Bring a page's draft up to date."""


PREPARATIONS: list[Preparation] = []
"""Applications above add theirs when Django starts."""
APPROVE, REJECT = "approve", "reject"
"""What a step of the review is answered with."""


class State(StrEnum):
    """Lists where a page of a tree can stand."""

    PUBLISHED = "published"
    CHANGED = "changed"
    DRAFT = "draft"
    IN_REVIEW = "in review"
    NEEDS_CHANGES = "needs changes"


@dataclass(frozen=True)
class Piece:
    """A piece is one page of a tree, as it was saved last.

    Attributes:
        page: as stored.
        draft: as it was saved last.
        depth: how many pages are above it in this tree.
        state: where it stands.
        step: of the review that it waits at; empty if at none.
        may_submit: somebody may hand it in now, and there is something to hand in.
        may_decide: somebody may answer its step.
        problems: what keeps it from being handed in.
    """

    page: Any
    draft: Any
    depth: int
    state: State
    step: str = ""
    may_submit: bool = False
    may_decide: bool = False
    problems: Sequence[Lack] = field(default=())

    @property
    def version(self) -> str:
        """Return a sign that another version, or another step, does not have."""
        state = self.page.current_workflow_state
        task = state.current_task_state_id if state is not None else None
        return f"{self.page.pk}.{self.page.latest_revision_id}.{task}"


def is_tree(page: Any) -> bool:
    """True for an item with pages below it: a course, a session."""
    return kind_of(page.specific_class) is not None and not page.is_leaf()


def whole_tree(page: Any) -> Any | None:
    """Return the uppermost item above a page; None where it stands alone."""
    above = page.get_ancestors(inclusive=True).order_by("path")
    found = next((each for each in above if kind_of(each.specific_class) is not None), None)
    return found.specific if found is not None and is_tree(found) else None


def others_in_review(tree: Any, page: Any) -> int:
    """Return how many pages of a tree are in review besides one of them."""
    others = tree.get_descendants(inclusive=True).exclude(pk=page.pk)
    return int(in_review(others).count())


def pieces_of(page: Any, user: Any) -> list[Piece]:
    """Return a page and all pages below it, in their order, for somebody."""
    rows = page.get_descendants(inclusive=True).select_related("alias_of").order_by("path")
    return [
        _piece(each, each.depth - page.depth, user)
        for each in rows.specific()
        if not is_placeholder(each)
    ]


@transaction.atomic
def submit(tree: Any, pieces: Iterable[Piece], user: Any) -> int:
    """Hand in what may be handed in, upper pages first; return their number.

    Whoever may decide gets one mail on all of it.
    """
    chosen = [each for each in pieces if each.may_submit and not each.problems]
    with told_as_one(tree):
        for piece in chosen:
            _submit(piece, user)
    return len(chosen)


def _submit(piece: Piece, user: Any) -> None:
    for preparation in PREPARATIONS:
        preparation.prepare(piece.page, user)
    page = type(piece.page).objects.get(pk=piece.page.pk)
    state = page.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    else:
        page.get_workflow().start(page, user)


@transaction.atomic
def decide(tree: Any, pieces: Iterable[Piece], user: Any, action: str, comment: str) -> int:
    """Answer the steps that somebody may answer; return for how many pages that was.

    Whoever is told of it gets one mail on all of it.
    """
    chosen = [each for each in pieces if each.may_decide]
    with told_as_one(tree):
        for piece in chosen:
            state = piece.page.current_workflow_state
            task = piece.page.current_workflow_task.specific
            note_latest_is_read(user, piece.page)  # its row is of that version: ``Piece.version``
            task.on_action(state.current_task_state.specific, user, action, comment=comment)
    return len(chosen)


def published_below(page: Any) -> int:
    """Return how many pages below a page readers have, in its language."""
    below = page.get_descendants().live().select_related("alias_of")
    return sum(not is_placeholder(each) for each in below)


def drafts_below(page: Any) -> int:
    """Return how many pages below a page have something that readers do not have."""
    below = page.get_descendants().filter(has_unpublished_changes=True)
    return sum(not is_placeholder(each) for each in below.select_related("alias_of"))


def published_in_other_languages(page: Any) -> list[str]:
    """Return the languages in which readers have other versions of a page."""
    others = page.get_translations().live().select_related("locale", "alias_of")
    return [str(each.locale.get_display_name()) for each in others if not is_placeholder(each)]


def hidden_parent(page: Any) -> Any | None:
    """Return the item above a published page, where that one is published nowhere.

    None where readers have it in any language.
    """
    if not page.live or page.depth <= 1:
        return None
    parent = page.get_parent()
    if kind_of(parent.specific_class) is None:
        return None  # a folder
    versions = Page.objects.filter(translation_key=parent.translation_key, live=True)
    shown = any(not is_placeholder(each) for each in versions.select_related("alias_of"))
    return None if shown else parent.specific


def _piece(page: Any, depth: int, user: Any) -> Piece:
    state, task = page.current_workflow_state, page.current_workflow_task
    where = _state(page, state)
    is_open = where in {State.CHANGED, State.DRAFT, State.NEEDS_CHANGES}
    draft = page.get_latest_revision_as_object()
    may_submit = bool(
        is_open
        and page.get_workflow() is not None
        and page.permissions_for_user(user).can_submit_for_moderation()
    )
    found = [each.problems(page) for each in PREPARATIONS] if may_submit else []
    may_submit = may_submit and None not in found
    problems = [lack for lacks in found for lack in lacks or ()]
    return Piece(
        page,
        draft,
        depth,
        where,
        step=step_name(task) if task is not None and where == State.IN_REVIEW else "",
        may_submit=may_submit,
        may_decide=where == State.IN_REVIEW and _may_decide(page, task, user),
        problems=[*lacks_of(draft), *problems] if may_submit else (),
    )


def _state(page: Any, state: Any | None) -> State:
    if state is not None:
        is_waiting = state.status == WorkflowState.STATUS_IN_PROGRESS
        return State.IN_REVIEW if is_waiting else State.NEEDS_CHANGES
    if not page.live:
        return State.DRAFT
    return State.CHANGED if page.has_unpublished_changes else State.PUBLISHED


def _may_decide(page: Any, task: Any, user: Any) -> bool:
    return task is not None and APPROVE in {name for name, *_rest in task.get_actions(page, user)}
