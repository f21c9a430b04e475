"""Projects a draft in memory to the document that it would be once published.

The draft may be half filled in.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext, override
from modelcluster.models import get_all_child_relations

from cms.ground.kinds import kind_of
from cms.publishing.collecting import document_of
from content_models.kinds import Document
from content_models.previews import PreviewUnreadableError

TITLES = ("title", "name")

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class ProjectedDraft:
    """A projected draft is a document, with the required fields that are still empty.

    Fields are named ``app.model.field``.
    """

    document: Document
    missing: tuple[str, ...]


def project(item: Any, language: str) -> ProjectedDraft:
    """Project an object of our own.

    It is changed, and must not be saved.

    Args:
        item: a page or a snippet, with its children in memory.
        language: of stand-ins.

    Raises:
        PreviewUnreadableError: it holds what no document can.
    """
    kind = kind_of(item)
    if kind is None:
        raise PreviewUnreadableError(f"{item._meta.label_lower} has no preview")
    with override(language):
        missing = tuple(dict.fromkeys(_fill_gaps(item)))
    _publish_in_memory(item)
    try:
        return ProjectedDraft(document_of(kind, item), missing)
    except Exception as error:
        logger.error("a draft of %s cannot be projected", item._meta.label_lower, exc_info=error)
        raise PreviewUnreadableError(str(error)) from error


def labels(fields: list[str], language: str) -> tuple[str, ...]:
    """Return the names of fields, given as ``app.model.field``, in a language."""
    with override(language):
        return tuple(_label(field) for field in fields)


def _label(field: str) -> str:
    model, _dot, name = field.rpartition(".")
    return str(capfirst(str(apps.get_model(model)._meta.get_field(name).verbose_name)))


def _fill_gaps(item: Any) -> Iterator[str]:
    """Put stand-ins into required fields that are empty, and yield the fields.

    Only where a document cannot do without: the title, and codes of a closed vocabulary. Other
    fields stay empty, and so does their place on the page.
    """
    for field in _required_fields(item):
        if getattr(item, field.name) in field.empty_values:
            yield f"{item._meta.label_lower}.{field.name}"
            if field.choices:
                setattr(item, field.name, field.choices[0][0])
            elif field.name in TITLES:
                setattr(item, field.name, gettext("No title yet"))
    for relation in get_all_child_relations(type(item)):
        for child in getattr(item, relation.get_accessor_name()).all():
            yield from _fill_gaps(child)


def _required_fields(item: Any) -> Iterator[Any]:
    for field in item._meta.concrete_fields:
        is_written = isinstance(field, models.CharField | models.TextField) and field.editable
        if is_written and not field.blank and not field.null:
            yield field


def _publish_in_memory(item: Any) -> None:
    now = timezone.now()
    if item.locale_id is None:  # Wagtail sets it just before the first save
        item.locale = item.get_default_locale()
    item.first_published_at = item.first_published_at or now
    item.last_published_at = now
