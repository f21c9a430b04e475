"""Finds the sessions of courses and the activities of sessions, whatever their languages.

A part may exist in fewer languages than the whole: an English course names a session that is only
in French, because a reader is better served with it than without. So parts are known by key. Their
order is that of the version made first; what exists in other languages alone comes after.

A part stands where its own version made first stands, in all languages. So no reader finds it twice
in one course, even while one of its versions has not been moved yet.
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
    versions = with_parent_path(children).filter(
        translation_key__in=below.values("translation_key")
    )
    hidden = hidden_keys(below.values_list("translation_key", flat=True))
    visible = versions.filter(IS_PUBLISHED).select_related("alias_of")
    shown = {child.translation_key for child in visible if not is_placeholder(child)} - hidden
    all_versions = list(versions.order_by("pk"))
    home = _homes((each.translation_key, each.parent_path) for each in all_versions)
    standing = (each for each in all_versions if each.parent_path in whole_at)
    for child in sorted(standing, key=lambda each: (rank[each.parent_path], each.path)):
        key, whole = child.translation_key, whole_at[child.parent_path]
        if whole_at.get(home[key]) == whole and key not in found[whole].all:
            found[whole].all.append(key)
    for parts in found.values():
        parts.published = [key for key in parts.all if key in shown]
    return found


def whole_of(pages: Iterable[Any], parents: type[Any]) -> dict[UUID, UUID]:
    """Return the key of each page's whole, by the page's own key.

    Where its version made first stands below a page of another kind, it has none.
    """
    own = [(page.translation_key, parent_path(page)) for page in pages]
    stored = Page.objects.filter(translation_key__in=[key for key, _path in own]).order_by("pk")
    rows = stored.values_list("translation_key", "path")
    home = _homes([*((key, _above(path)) for key, path in rows), *own])
    wholes = parents.objects.filter(path__in=set(home.values()))
    whole_at: dict[str, UUID] = dict(wholes.values_list("path", "translation_key"))
    return {key: whole_at[path] for key, path in home.items() if path in whole_at}


def _homes(places: Iterable[tuple[UUID, str]]) -> dict[UUID, str]:
    """Return where the first version of each item stands.

    Args:
        places: the key of each version and the place of its parent, the first made first.
    """
    found: dict[UUID, str] = {}
    for key, place in places:
        found.setdefault(key, place)
    return found


def parent_path(page: Any) -> str:
    """Return the place of a page's parent; empty for one that stands nowhere yet."""
    return _above(page.path or "")


def _above(path: str) -> str:
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
