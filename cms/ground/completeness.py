"""Asks for what readers need when something goes to them, and never before.

A draft may lack anything. What is missing is asked when it is handed in for review and when it is
published, by whichever way: its form, an approval, a list of pages, a translation, a date.
"""

from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.text import capfirst
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField
from wagtail.models import WorkflowState

COMMENTS = "wagtail_admin_comments"
_unasked: ContextVar[bool] = ContextVar("unasked", default=False)
"""True while a version is published of which nothing is asked."""


@dataclass(frozen=True)
class Lack:
    """A lack is one thing that readers would miss.

    Attributes:
        place: where it is missing, as the form names it; empty for the whole.
        message: what to do.
        path: of the field in the form, as ``#:w:contentpath=`` takes it; empty for the whole.
    """

    place: str
    message: str
    path: str = ""

    @property
    def field(self) -> str:
        """Return the name of the field in which it lies."""
        return self.path.split(".")[0] or NON_FIELD_ERRORS


QUESTIONS: list[Callable[[Any], Iterator[Lack]]] = []
"""Holds the questions of higher floors to everything that goes to readers."""


class IncompleteError(ValidationError):
    """Something lacks what readers need.

    Attributes:
        item: which.
        lacks: everything that is missing.
    """

    def __init__(self, item: Any, lacks: list[Lack]) -> None:
        by_field: dict[str, list[str]] = {}
        for lack in lacks:
            by_field.setdefault(lack.field, []).append(lack.message)
        super().__init__(by_field)
        self.item = item
        self.lacks = lacks


class AskedForReaders(models.Model):
    """Is published only with everything that readers need.

    A version of it is stored as it is.
    """

    class Meta:
        abstract = True

    def save_revision(self, *args: Any, **options: Any) -> Any:
        """Store a version, complete or not.

        Raises:
            IncompleteError: what a version for readers lacks: wagtail-localize makes an item live
                and stores its version only then.
        """
        is_for_readers = options.pop("clean", True) and self.live  # type: ignore[attr-defined]  # of Wagtail
        if is_for_readers and not options.get("previous_revision"):
            refuse_incomplete(self)
        return super().save_revision(*args, clean=False, **options)  # type: ignore[misc]  # of Wagtail

    def publish(self, revision: Any, *args: Any, **options: Any) -> Any:
        """Publish a version or set its date.

        Raises:
            IncompleteError: what it lacks.
        """
        # Whose date has come was asked when the date was set.
        if revision.approved_go_live_at is None:
            refuse_incomplete(revision.as_object())
        return super().publish(revision, *args, **options)  # type: ignore[misc]  # of Wagtail

    def publish_without_asking(self, revision: Any, **options: Any) -> None:
        """Publish a version that only says less than what readers have: it lacks nothing new."""
        token = _unasked.set(True)
        try:
            super().publish(revision, **options)  # type: ignore[misc]  # of Wagtail
        finally:
            _unasked.reset(token)

    def full_clean(self, *args: Any, **options: Any) -> None:
        """Raise ``ValidationError`` for what its fields lack, as Wagtail asks when it publishes."""
        if not _unasked.get():
            super().full_clean(*args, **options)

    def further_lacks(self) -> Iterator[Lack]:
        """Yield what its kind needs besides what fields and blocks say."""
        yield from ()


def refuse_incomplete(item: Any) -> None:
    """Raise ``IncompleteError`` where an item lacks something."""
    lacks = list(lacks_of(item)) if isinstance(item, AskedForReaders) else []
    if lacks:
        raise IncompleteError(item, lacks)


def ask_before_review(instance: WorkflowState, **_signal: Any) -> None:
    """Refuse a review of something incomplete, anew or again, before anybody is told of it."""
    going_on = WorkflowState.objects.filter(pk=instance.pk, status=instance.STATUS_IN_PROGRESS)
    if instance.status == instance.STATUS_IN_PROGRESS and not going_on.exists():
        refuse_incomplete(instance.content_object.get_latest_revision_as_object())


def lacks_of(item: Any) -> Iterator[Lack]:
    """Yield everything that an item and its rows lack."""
    yield from _lacks_of_fields(item)
    yield from _lacks_of_rows(item)
    yield from item.further_lacks()
    yield from lacks_of_the_whole(item)


def _lacks_of_rows(item: Any) -> Iterator[Lack]:
    """Yield what the rows of an item lack, and the rows inside them."""
    for relation in get_all_child_relations(item):
        name = relation.get_accessor_name()
        if name == COMMENTS:
            continue
        for number, row in enumerate(getattr(item, name).all(), start=1):
            row_name = f"{capfirst(relation.related_model._meta.verbose_name)} {number}"
            inside = _lacks_of_rows(row) if isinstance(row, ClusterableModel) else ()
            for lack in (*_lacks_of_fields(row, {relation.field.name}), *inside):
                place = f"{row_name}, {lack.place}" if lack.place else row_name
                yield Lack(place, lack.message, name)


def lacks_of_the_whole(item: Any) -> Iterator[Lack]:
    """Yield what floors above the ground miss in an item as a whole."""
    for ask in QUESTIONS:
        yield from ask(item)


def _lacks_of_fields(item: Any, exclude: set[str] | None = None) -> Iterator[Lack]:
    try:
        item.full_clean(exclude=exclude, validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        for name, errors in error.error_dict.items():
            label = "" if name == NON_FIELD_ERRORS else _label(item, name)
            path = "" if name == NON_FIELD_ERRORS else name
            yield from (Lack(label, text, path) for each in errors for text in each.messages)
    for field in item._meta.concrete_fields:
        if isinstance(field, StreamField):
            label = _label(item, field.name)
            yield from _lacks_of_blocks(field.stream_block, getattr(item, field.name), label, field)


def _label(item: Any, name: str) -> str:
    return str(capfirst(item._meta.get_field(name).verbose_name))


def _lacks_of_blocks(block: StreamBlock, value: Any, label: str, field: Any) -> Iterator[Lack]:
    """Yield what the blocks lack; the path leads to the very block."""
    try:
        block.clean(value)
    except ValidationError as error:
        inner: dict[int, ValidationError] = getattr(error, "block_errors", None) or {}
        for text in _messages(getattr(error, "non_block_errors", None) or []):
            yield Lack(label, text, field.name)
        for number, wrong in sorted(inner.items()):
            child = value[number]
            place = f"{label}, {child.block.label} {number + 1}"
            for text in dict.fromkeys(_named(wrong, child.block)):
                yield Lack(place, text, f"{field.name}.{child.id}")


def _named(error: Any, block: Any) -> Iterator[str]:
    """Yield the messages of a block and of its parts, by field."""
    inner = getattr(error, "block_errors", None)
    if inner is None:
        yield from error.messages
        return
    yield from _messages(getattr(error, "non_block_errors", None) or [])
    for key, wrong in inner.items() if isinstance(inner, dict) else enumerate(inner):
        if wrong is None:
            continue
        children = getattr(block, "child_blocks", {})
        child = children.get(key) if isinstance(key, str) else getattr(block, "child_block", None)
        for text in _named(wrong, child):
            yield f"{child.label}: {text}" if isinstance(key, str) and child else text


def _messages(errors: Any) -> Iterator[str]:
    for each in errors:
        yield from getattr(each, "messages", [str(each)])
