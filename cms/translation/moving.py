"""Moves a page in the tree together with its versions in other languages.

Each language has a tree of its own: readers of all of them should find an activity in one and the
same session. So each version goes to the version of the new parent in its language.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db import transaction
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page


class Reason(StrEnum):
    """Lists why a version stays where it is."""

    NO_PARENT = "no parent"
    """The new parent has no version in that language."""
    NOT_ALLOWED = "not allowed"
    """Somebody may not move it."""
    SAME_ADDRESS = "same address"
    """Another page with its address stands there."""


@dataclass(frozen=True)
class Staying:
    """A version that stays where it is, and why."""

    page: Any
    reason: Reason


@dataclass
class Plan:
    """Says which pages go where, the chosen one first, and which versions stay."""

    moves: list[tuple[Any, Any]] = field(default_factory=list)
    staying: list[Staying] = field(default_factory=list)

    @property
    def others(self) -> list[Any]:
        """Return the versions that go along with the chosen one."""
        return [page for page, _parent in self.moves[1:]]


def destination_for(page: Any, destination: Any) -> Any | None:
    """Return the version of a destination in a page's language.

    A destination that no language has for itself, the root, is its own. None where there is none.
    """
    if destination.locale_id == page.locale_id or destination.is_root():
        return destination
    found = destination.get_translation_or_none(page.locale)
    return None if found is None else found.specific


def plan(page: Any, destination: Any, user: Any) -> Plan:
    """Return what moves with a page to a destination in its own language."""
    found = Plan([(page, destination)])
    for version in page.get_translations().order_by("pk").specific():
        parent = version.get_parent()
        if parent.translation_key == destination.translation_key:
            continue  # it is there already
        target = destination_for(version, destination)
        reason = _reason_to_stay(version, target, user)
        if reason is None:
            found.moves.append((version, target))
        else:
            found.staying.append(Staying(version, reason))
    return found


@transaction.atomic
def carry_out(plan: Plan, user: Any) -> None:
    """Move all pages of a plan, or none.

    Raises:
        PermissionDenied: somebody may not move one of them.
    """
    for page, parent in plan.moves:
        # Each move changes places in the tree, which these objects remember.
        stored, target = (Page.objects.get(pk=each.pk).specific for each in (page, parent))
        MovePageAction(stored, target, pos="last-child", user=user).execute()


def place_of_the_original(page: Any) -> Any | None:
    """Return the parent of an original whose translation stands below another page.

    None where both stand below the same page, each in its language.
    """
    first = Page.objects.filter(translation_key=page.translation_key).order_by("pk").first()
    if first is None or first.pk == page.pk:
        return None
    parent, own = first.get_parent(), page.get_parent()
    if own is None or parent.translation_key == own.translation_key:
        return None
    return parent.specific


def _reason_to_stay(version: Any, target: Any | None, user: Any) -> Reason | None:
    if target is None:
        return Reason.NO_PARENT
    if not version.permissions_for_user(user).can_move_to(target):
        return Reason.NOT_ALLOWED
    if not Page._slug_is_available(version.slug, target, page=version):  # noqa: SLF001 - as Wagtail asks
        return Reason.SAME_ADDRESS
    return None
