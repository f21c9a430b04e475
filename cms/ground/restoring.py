"""Restores old versions although something that they name has been deleted since."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.admin import messages
from wagtail.models import Revision

from cms.ground.lists import listed


class Restorable(models.Model):
    """A restorable model reads its versions without what is gone.

    Wagtail leaves out most of it. It fails on a field that protects what it names, as a work does
    its partner, and refuses the form of a version that holds a row which was deleted since.
    """

    class Meta:
        abstract = True

    @classmethod
    def from_serializable_data(
        cls,
        data: dict[str, Any],
        check_fks: bool = True,  # noqa: FBT001, FBT002 - modelcluster's signature
        strict_fks: bool = False,  # noqa: FBT001, FBT002 - modelcluster's signature
    ) -> Any:
        """Return an object of a version's content; rows that are gone become new ones."""
        known = data | _without_protected(cls, data) | _with_new_rows(cls, data)
        return super().from_serializable_data(known, check_fks, strict_fks)  # type: ignore[misc]  # of modelcluster


def _without_protected(model: type[Any], data: dict[str, Any]) -> dict[str, None]:
    protected = [
        field for field in _foreign_keys(model) if field.remote_field.on_delete is models.PROTECT
    ]
    return {field.name: None for field in protected if field.null and _is_gone(field, data)}


def _with_new_rows(model: type[Any], data: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    found = {}
    for relation in get_all_child_relations(model):
        rows = data.get(relation.get_accessor_name()) or []
        there = _stored(relation.related_model, [row["pk"] for row in rows])
        found[relation.get_accessor_name()] = [
            row if row["pk"] in there else row | {"pk": None} for row in rows
        ]
    return {name: rows for name, rows in found.items() if rows}


def gone_from(revision: Revision) -> list[str]:
    """Return the labels of a version's fields that name something deleted."""
    model = revision.content_type.model_class()
    return list(dict.fromkeys(_gone_fields(model, revision.content)))


def _gone_fields(model: Any, data: dict[str, Any]) -> Iterator[str]:
    for field in _foreign_keys(model):
        if field.editable and _is_gone(field, data):
            yield str(capfirst(field.verbose_name))
    for field in get_all_child_m2m_relations(model):
        named = data.get(field.name) or []
        if len(_stored(field.related_model, named)) < len(named):
            yield str(capfirst(field.verbose_name))
    for relation in get_all_child_relations(model):
        for row in data.get(relation.get_accessor_name()) or []:
            yield from _gone_fields(relation.related_model, row)


def _foreign_keys(model: type[Any]) -> list[Any]:
    """Return the fields by which an object names others, but not its owner."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.many_to_one and not isinstance(field, ParentalKey)
    ]


def _is_gone(field: Any, data: dict[str, Any]) -> bool:
    named = data.get(field.name)
    return named is not None and not _stored(field.related_model, [named])


def _stored(model: Any, keys: Iterable[Any]) -> set[Any]:
    wanted = [key for key in keys if key is not None]
    if not wanted:
        return set()
    return set(model.objects.filter(pk__in=wanted).values_list("pk", flat=True))


def tell_what_is_gone(request: HttpRequest, item: Any) -> None:
    """Warn, before a form opens, of what its version names and nobody finds any more."""
    if request.method != "GET" or request.resolver_match is None:
        return
    revision = _shown(item, request.resolver_match.kwargs.get("revision_id"))
    gone = gone_from(revision) if revision else []
    if gone:
        text = _(
            "This version names something that has been deleted since: %(fields)s. It is left out"
            " here; choose something else where it is needed. Nothing changes until you save."
        )
        messages.warning(request, text % {"fields": listed(gone)})


def _shown(item: Any, revision_id: Any) -> Revision | None:
    if revision_id is not None:
        return Revision.objects.for_instance(item).filter(pk=revision_id).first()
    has_draft = getattr(item, "has_unpublished_changes", False)
    return item.latest_revision if has_draft else None
