"""Finds items that name something by a field of their own."""

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Q
from modelcluster.models import ClusterableModel, get_all_child_relations

from cms.ground.kinds import kinds


def items_filed_under(model: type[Any], keys: Iterable[Any]) -> set[UUID]:
    """Return the keys of all items that are filed under one of these objects.

    Wagtail's ReferenceIndex leaves many-to-many fields out. Kinds that have none to the model are
    left out here: the index knows what they name.
    """
    wanted = list(keys)
    found: set[UUID] = set()
    for kind in kinds():
        fields = list(all_fields_to(model, kind.model))
        if any(field.many_to_many for _path, field in fields):
            is_filed = reduce(or_, (Q(**{f"{path}__in": wanted}) for path, _field in fields))
            rows = kind.model.objects.filter(is_filed)
            found |= set(rows.values_list(kind.key_field, flat=True))
    return found


def all_fields_to(model: type[Any], owner: type[Any]) -> Iterator[tuple[str, Any]]:
    """Yield the fields by which a kind or its rows name objects."""
    for field in fields_to(model, owner):
        yield field.name, field
    for rows, row in rows_of(owner).items():
        for field in fields_to(model, row):
            yield f"{rows}__{field.name}", field


def rows_of(owner: type[Any]) -> dict[str, type[Any]]:
    """Return the models of rows that have rows inside, by relation."""
    if not issubclass(owner, ClusterableModel):
        return {}
    relations = get_all_child_relations(owner)
    rows = {each.get_accessor_name(): each.related_model for each in relations}
    return {name: row for name, row in rows.items() if issubclass(row, ClusterableModel)}


def fields_to(model: type[Any], owner: type[Any]) -> list[Any]:
    """Return the fields by which a kind of content names objects of a model."""
    fields = (*owner._meta.many_to_many, *owner._meta.concrete_fields)
    return [
        field
        for field in fields
        if field.related_model is model and (field.many_to_many or field.many_to_one)
    ]
