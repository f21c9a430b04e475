"""Notes what is published, deleted and translated, as it happens."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail_localize.models import StringTranslation

from cms.ground.ownership import tree_model
from cms.ground.projection.versions import is_placeholder
from cms.translation import services
from cms.translation.following import keep_drafts
from cms.translation.kinds import is_published, is_translated
from cms.translation.models import CarriedOver
from cms.translation.parts import written_fields


def connect() -> None:
    """Connect the signals; called once, when Django is ready."""
    post_save.connect(_on_save, dispatch_uid="translation-save")
    pre_delete.connect(_before_delete, dispatch_uid="translation-drafts")
    post_delete.connect(_on_delete, dispatch_uid="translation-delete")
    post_save.connect(_on_segment, sender=StringTranslation, dispatch_uid="translation-segment")


def _on_save(
    sender: type[Any],
    instance: Any,
    raw: bool = False,  # noqa: FBT001, FBT002 - the signal's own signature
    update_fields: frozenset[str] | None = None,
    **_kwargs: Any,
) -> None:
    if raw or not is_translated(sender) or not is_published(instance) or is_placeholder(instance):
        return
    # Wagtail notes a new draft in the row of the page: what it does not write is not published.
    if update_fields is None or not update_fields.isdisjoint(written_fields(sender)):
        services.record(instance)


def _before_delete(sender: type[Any], instance: Any, **_kwargs: Any) -> None:
    if is_translated(sender):
        keep_drafts(instance)


def _on_delete(sender: type[Any], instance: Any, **_kwargs: Any) -> None:
    if is_translated(sender):
        others = tree_model(instance).objects.filter(translation_key=instance.translation_key)
        left = others.exclude(pk=instance.pk).select_related("locale").order_by("pk").first()
        services.forget(instance.translation_key, instance.locale.language_code, left)


def _on_segment(
    instance: StringTranslation, update_fields: frozenset[str] | None = None, **_kwargs: Any
) -> None:
    """Note that a segment which somebody saves translates the text as it is now."""
    if update_fields is not None and "data" not in update_fields:
        return  # only a note of what is wrong with it
    CarriedOver.objects.filter(translation=instance).delete()
    if instance.context is not None:
        services.note_work(instance.context.object_id, instance.locale.language_code)
