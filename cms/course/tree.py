"""Finds the sessions of courses and the activities of sessions, whatever their languages.

A part may exist in fewer languages than the whole: an English course names a session that is only
in French, because a reader is better served with it than without. So parts are known by key. Their
order is that of the version made first; what exists in other languages alone comes after.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q, Value
from django.db.models.functions import Length, Substr
from wagtail.models import Page

from cms.course.models import ActivityPage, CoursePage, CourseSessionPage
from cms.ground.hiding import hidden_keys
from cms.ground.projection.versions import IS_PUBLISHED, is_placeholder


@dataclass
class Parts:
    """Holds the keys of a page's parts, in order.

    ``all`` has every part, ``published`` those that readers can see.
    """

    all: list[UUID] = field(default_factory=list)
    published: list[UUID] = field(default_factory=list)


def parts_of(parents: type[Any], children: type[Any], keys: Iterable[UUID]) -> dict[UUID, Parts]:
    """Return the parts of some pages, by key.

    Args:
        parents: the model of the whole.
        children: the model of its parts.
        keys: of the wholes.
    """
    rows = parents.objects.filter(translation_key__in=list(keys)).order_by("pk")
    whole_at: dict[str, UUID] = dict(rows.values_list("path", "translation_key"))
    found = {key: Parts() for key in whole_at.values()}
    rank = {path: number for number, path in enumerate(whole_at)}
    below = with_parent_path(children).filter(parent_path__in=list(whole_at))
    hidden = hidden_keys(below.values_list("translation_key", flat=True))
    visible = below.filter(IS_PUBLISHED).select_related("alias_of")
    shown = {
        child.pk
        for child in visible
        if child.translation_key not in hidden and not is_placeholder(child)
    }
    for child in sorted(below, key=lambda each: (rank[each.parent_path], each.path)):
        parts = found[whole_at[child.parent_path]]
        if child.translation_key not in parts.all:
            parts.all.append(child.translation_key)
        if child.pk in shown:
            parts.published.append(child.translation_key)
    for parts in found.values():
        parts.published = [key for key in parts.all if key in set(parts.published)]
    return found


def parent_keys(pages: Iterable[Any], parents: type[Any]) -> dict[str, UUID]:
    """Return the keys of pages' parents by path, those of one model only."""
    paths = {parent_path(page) for page in pages}
    return dict(parents.objects.filter(path__in=paths).values_list("path", "translation_key"))


def parent_path(page: Any) -> str:
    """Return the place of a page's parent; empty for one that stands nowhere yet."""
    path: str = page.path or ""
    return path[: -Page.steplen]


def course_around(keys: Iterable[UUID]) -> set[UUID]:
    """Return the keys of what names or counts these pages as parts of a course.

    That is the session of an activity; of a session its course, which names it, and the sessions
    beside it, whose numbers follow from its place.
    """
    kinds = ContentType.objects.get_for_models(CourseSessionPage, ActivityPage)
    parts = Page.objects.filter(translation_key__in=list(keys), content_type__in=kinds.values())
    rows = parts.values_list("path", "content_type_id")
    parents = {path[: -Page.steplen] for path, _ in rows}
    session_type = kinds[CourseSessionPage].pk
    courses = {path[: -Page.steplen] for path, kind in rows if kind == session_type}
    around = Q(path__in=parents)
    for path in courses:
        around |= Q(path__startswith=path, depth=len(path) // Page.steplen + 1)
    wholes = ContentType.objects.get_for_models(CoursePage, CourseSessionPage).values()
    found = Page.objects.filter(around, content_type__in=wholes) if parents else Page.objects.none()
    return set(found.values_list("translation_key", flat=True))


def with_parent_path(model: type[Any]) -> Any:
    """Return the pages of a model, each with ``parent_path``.

    That is the place of its parent in the tree.
    """
    parent_path = Substr(F("path"), 1, Length("path") - Value(Page.steplen))
    return model.objects.annotate(parent_path=parent_path)
