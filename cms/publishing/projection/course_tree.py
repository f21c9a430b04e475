"""Which sessions a course has, and which activities a session, whatever their languages.

A part may exist in fewer languages than the whole: an English course names a session that is only
in French, because a reader is better served with it than without. So parts are known by key. Their
order is that of the version made first; what exists in other languages alone comes after.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import F, Value
from django.db.models.functions import Length, Substr
from wagtail.models import Page

from cms.publishing.projection.loading import IS_PUBLISHED, is_open, is_placeholder


@dataclass
class Parts:
    """The keys of the parts of one page, in order: all of them, and those that readers can see."""

    all: list[UUID] = field(default_factory=list)
    published: list[UUID] = field(default_factory=list)


def parts_of(parents: type[Any], children: type[Any], keys: Iterable[UUID]) -> dict[UUID, Parts]:
    """The parts of some pages, by key.

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
    visible = below.filter(IS_PUBLISHED, is_open()).select_related("alias_of")
    shown = {child.pk for child in visible if not is_placeholder(child)}
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
    """By path of a parent, its key; only parents of one model."""
    paths = {(page.path or "")[: -Page.steplen] for page in pages}
    return dict(parents.objects.filter(path__in=paths).values_list("path", "translation_key"))


def with_parent_path(model: type[Any]) -> Any:
    """Pages of a model, each with ``parent_path``: the place of its parent in the tree."""
    parent_path = Substr(F("path"), 1, Length("path") - Value(Page.steplen))
    return model.objects.annotate(parent_path=parent_path)
