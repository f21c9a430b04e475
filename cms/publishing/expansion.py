"""Expands changed objects to the keys of all items that the change can touch."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Collection, Page, ReferenceIndex

from cms.ground.filing import items_filed_under
from cms.ground.hiding import keys_below
from cms.ground.kinds import kinds, snippet_kinds
from cms.publishing.models import OutboxEvent, Reach
from cms.publishing.tracking import file_models


def keys_touched_by(event: OutboxEvent) -> set[UUID]:
    """Return the keys of all items that a change can touch, its own item's included."""
    keys = {event.key} if event.key is not None else set()
    model = apps.get_model(event.model)
    if event.reach == Reach.OWNERS:
        keys |= owners_of(model, [event.object_id])
    elif event.reach == Reach.DESCENDANTS:
        keys |= descendants_of(event.object_id)
    elif event.reach == Reach.CONTENTS:
        keys |= owners_of_contents(event.object_id)
    return keys | around(keys) if model is Page else keys


def descendants_of(page_id: str) -> set[UUID]:
    """Return the keys of a page and all below it, in any language.

    None where it is gone.
    """
    return keys_below(Page.objects.filter(pk=page_id).values_list("translation_key", flat=True))


def owners_of_contents(collection_id: str) -> set[UUID]:
    """Return the keys of all items that use something in a collection, or below it.

    None where the collection is gone: only an empty one can be deleted.
    """
    collection = Collection.objects.filter(pk=collection_id).first()
    if collection is None:
        return set()
    inside = collection.get_descendants(inclusive=True)
    keys: set[UUID] = set()
    for model in file_models():
        files = model.objects.filter(collection__in=inside).values_list("pk", flat=True)
        keys |= owners_of(model, map(str, files))
    return keys


def around(keys: Iterable[UUID]) -> set[UUID]:
    """Return the keys of items that show these pages as their parts, or count them."""
    asked = {kind.around for kind in kinds() if kind.around is not None}
    return set[UUID]().union(*(each(keys) for each in asked))


def owners_of(model: type[Any], object_ids: Iterable[str]) -> set[UUID]:
    """Return the keys of the owners of these objects: all items that name one."""
    identifiers = list(object_ids)
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(model), to_object_id__in=identifiers
    )
    owners: dict[int, set[str]] = {}
    for content_type, object_id in references.values_list("base_content_type_id", "object_id"):
        owners.setdefault(content_type, set()).add(object_id)
    keys = items_filed_under(model, identifiers)
    for owner, key_field in (
        (Page, "translation_key"),
        *((kind.model, kind.key_field) for kind in snippet_kinds()),
    ):
        found = owners.get(ContentType.objects.get_for_model(owner).pk)
        if found:
            keys |= set(owner.objects.filter(pk__in=found).values_list(key_field, flat=True))
    return keys
