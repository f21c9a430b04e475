"""Answers what Wagtail's privacy settings hide from readers: pages, pictures and files.

The portal knows no readers by name, so whoever may see something by Wagtail's rules, nobody sees it
there. A restriction of any type hides.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Q
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

_private: ContextVar[frozenset[int] | None] = ContextVar("private_collections", default=None)


def hidden_keys(keys: Iterable[UUID]) -> set[UUID]:
    """Return those of some keys of pages that are hidden from readers.

    A page is hidden with all its versions where one of them, or a page above one of them, is
    restricted; and a page above hides likewise if it is hidden by another of its versions.
    """
    restricted = set(PageViewRestriction.objects.values_list("page__translation_key", flat=True))
    wanted = set(keys)
    if not restricted or not wanted:
        return set()
    above = _keys_above(wanted)
    hidden = restricted
    while more := {key for key, those in above.items() if key not in hidden and those & hidden}:
        hidden = hidden | more
    return wanted & hidden


def keys_below(keys: Iterable[UUID]) -> set[UUID]:
    """Return some keys of pages, with those of all pages below any of their versions."""
    found = fresh = set(keys)
    covered: set[str] = set()
    while fresh:
        versions = Page.objects.filter(translation_key__in=fresh).order_by("path")
        tops = _tops(versions.values_list("path", flat=True), covered)
        covered |= tops
        fresh = _keys_at(tops) - found
        found = found | fresh
    return found


def _keys_above(keys: set[UUID]) -> dict[UUID, set[UUID]]:
    """Return the keys of all pages above any version of some items, by key."""
    above: dict[UUID, set[UUID]] = {}
    fresh = keys
    while fresh:
        rows = list(
            Page.objects.filter(translation_key__in=fresh).values_list("translation_key", "path")
        )
        paths = {path for _key, own in rows for path in _paths_above(own)}
        named = dict(Page.objects.filter(path__in=paths).values_list("path", "translation_key"))
        above |= {key: set() for key in fresh}
        for key, own in rows:
            above[key] |= {named[path] for path in _paths_above(own) if path in named}
        fresh = set(named.values()) - above.keys()
    return above


def _paths_above(path: str) -> Iterator[str]:
    return (path[:end] for end in range(Page.steplen, len(path), Page.steplen))


def _tops(paths: Iterable[str], covered: set[str]) -> set[str]:
    """Return the topmost of some sorted paths, without what is covered already."""
    tops: set[str] = set()
    for path in paths:
        if not ({path, *_paths_above(path)} & (tops | covered)):
            tops.add(path)
    return tops


def _keys_at(tops: set[str]) -> set[UUID]:
    if not tops:
        return set()
    lies_below = reduce(or_, (Q(path__startswith=path) for path in sorted(tops)))
    return set(Page.objects.filter(lies_below).values_list("translation_key", flat=True))


def is_private(file: Any) -> bool:
    """True for a picture or a file whose collection, or one above it, is private."""
    known = _private.get()
    return file.collection_id in (private_collections() if known is None else known)


def private_collections() -> frozenset[int]:
    """Return the keys of all collections that are private, by themselves or by one above."""
    paths = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    if not (restricted := set(paths)):
        return frozenset()
    lies_below = reduce(or_, (Q(path__startswith=path) for path in restricted))
    return frozenset(Collection.objects.filter(lies_below).values_list("pk", flat=True))


@contextmanager
def privacy_read_once() -> Iterator[None]:
    """Ask the database once which collections are private, for all files within."""
    token = _private.set(private_collections())
    try:
        yield
    finally:
        _private.reset(token)
