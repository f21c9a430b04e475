"""Writes the outbox row of every change in the transaction that makes the change.

Wagtail's own publish signals fire after that transaction, so a crash between the two would lose
them. docs/decisions/0003-outbox.md has the table of what fires when, and
tests/integration/wagtail_signals tests it row by row.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import post_page_move

from cms.ground.kinds import kind_of
from cms.ground.signals import changed_without_a_save
from cms.publishing.expansion import around, owners_of
from cms.publishing.models import OutboxEvent, Reach
from cms.publishing.request import drain_after_commit
from cms.publishing.tracking import file_models, is_named_by_others, key_of, tracked_model

OF_DRAFTS = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
    }
)
"""What Wagtail saves of an item, by itself, when a draft is saved or locked: readers see none of
it, and a partner's drafts would have all that it has published indexed again."""


def connect() -> None:
    """Connect the signals; called once, when Django is ready."""
    post_save.connect(_on_save, dispatch_uid="outbox-save")
    pre_delete.connect(_before_delete, dispatch_uid="outbox-owners")
    post_delete.connect(_on_delete, dispatch_uid="outbox-delete")
    post_page_move.connect(_on_move, dispatch_uid="outbox-move")
    changed_without_a_save.connect(_on_change, dispatch_uid="outbox-change")
    for signal in (post_save, post_delete):
        signal.connect(
            _on_restriction, sender=PageViewRestriction, dispatch_uid="outbox-restriction"
        )
        signal.connect(_on_privacy, sender=CollectionViewRestriction, dispatch_uid="outbox-privacy")
    post_save.connect(_on_collection, sender=Collection, dispatch_uid="outbox-collection")


def _on_change(item: Any, **_kwargs: Any) -> None:
    model = tracked_model(type(item))
    if model is not None:
        _record(model, item, _reach(model))


def _reach(model: type[Any]) -> Reach:
    return Reach.OWNERS if is_named_by_others(model) else Reach.ITEM


def _record(model: type[Any], instance: Any, reach: Reach = Reach.ITEM) -> None:
    OutboxEvent.objects.create(
        model=model._meta.label_lower, object_id=str(instance.pk), key=key_of(instance), reach=reach
    )
    transaction.on_commit(drain_after_commit, robust=True)


def _on_save(
    sender: type[Any],
    instance: Any,
    raw: bool = False,  # noqa: FBT001, FBT002 - the signal's own signature
    update_fields: frozenset[str] | None = None,
    **_kwargs: Any,
) -> None:
    model = tracked_model(sender)
    is_draft = update_fields is not None and update_fields <= OF_DRAFTS
    if model is not None and not raw and not is_draft:
        _record(model, instance, _reach(model))


def _before_delete(sender: type[Any], instance: Any, **_kwargs: Any) -> None:
    """Record the owners of what is being deleted.

    They are all items that use it: afterwards nobody could tell.
    """
    model = tracked_model(sender)
    if model is None:
        return
    touched = owners_of(model, [str(instance.pk)])
    if model is Page:
        touched |= around([instance.translation_key])
    for key in touched:
        OutboxEvent.objects.create(model=model._meta.label_lower, object_id="", key=key)


def _on_delete(sender: type[Any], instance: Any, **_kwargs: Any) -> None:
    model = tracked_model(sender)
    if model is not None:
        _record(model, instance)


def _on_move(instance: Page, parent_page_before: Page, **_kwargs: Any) -> None:
    """Record a page with its descendants.

    It may take them below a restricted page. It leaves what named it as a part, and others that are
    numbered anew.
    """
    _record(Page, instance, Reach.DESCENDANTS)
    if kind_of(parent_page_before.specific_class):
        _record(Page, parent_page_before, Reach.DESCENDANTS)


def _on_restriction(instance: PageViewRestriction, **_kwargs: Any) -> None:
    _record(Page, instance.page, Reach.DESCENDANTS)


def _on_privacy(instance: CollectionViewRestriction, **_kwargs: Any) -> None:
    record_contents(instance.collection)


def _on_collection(
    instance: Collection,
    created: bool = False,  # noqa: FBT001, FBT002 - the signal's own signature
    **_kwargs: Any,
) -> None:
    if not created:
        record_contents(instance)


def record_written(items: Iterable[Any]) -> None:
    """Record items that were written by queries, which send no signal.

    Call it in the same transaction.
    """
    events = []
    for item in items:
        model = tracked_model(type(item))
        if model is not None:
            label, key = model._meta.label_lower, key_of(item)
            events.append(OutboxEvent(model=label, object_id=str(item.pk), key=key))
    OutboxEvent.objects.bulk_create(events)
    transaction.on_commit(drain_after_commit, robust=True)


def record_contents(collection: Collection) -> None:
    """Record a collection whose pictures and files may have become private, or public again."""
    _record(Collection, collection, Reach.CONTENTS)


def record_moved_files(request: Any, action: str, files: list[Any], _view: Any) -> None:
    """Record files that were put into another collection together.

    Wagtail does that by a query, which saves none of them. It calls this in the same transaction.
    """
    del request
    model = tracked_model(type(files[0])) if files else None
    if action == "add_to_collection" and model in file_models():
        for file in files:
            _record(model, file, Reach.OWNERS)
