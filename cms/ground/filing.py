"""Finds items that name something by a field of their own."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Q

from cms.ground.kinds import kinds


def items_filed_under(model: type[Any], keys: Iterable[Any]) -> set[UUID]:
    """Return the keys of all items that are filed under one of these objects.

    Wagtail's ReferenceIndex leaves many-to-many fields out. Kinds that have none to the model are
    left out here: the index knows what they name.
    """
    wanted = list(keys)
    found: set[UUID] = set()
    for kind in kinds():
        fields = fields_to(model, kind.model)
        if any(field.many_to_many for field in fields):
            is_filed = reduce(or_, (Q(**{f"{field.name}__in": wanted}) for field in fields))
            rows = kind.model.objects.filter(is_filed)
            found |= set(rows.values_list(kind.key_field, flat=True))
    return found


def fields_to(model: type[Any], owner: type[Any]) -> list[Any]:
    """Return the fields by which a kind of content names objects of a model."""
    fields = (*owner._meta.many_to_many, *owner._meta.concrete_fields)
    return [
        field
        for field in fields
        if field.related_model is model and (field.many_to_many or field.many_to_one)
    ]
