"""Notes what is published, deleted and translated, as it happens."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.strings import StringValue

from cms.ground.ownership import tree_model
from cms.ground.projection.versions import is_placeholder
from cms.translation import services
from cms.translation.figures import take_over
from cms.translation.following import keep_drafts
from cms.translation.kinds import is_published, is_translated
from cms.translation.models import CarriedOver
from cms.translation.parts import written_fields
from cms.translation.segment_fields import problem_of


def connect() -> None:
    """Connect the signals; called once, when Django is ready."""
    post_save.connect(_on_save, dispatch_uid="translation-save")
    pre_delete.connect(_before_delete, dispatch_uid="translation-drafts")
    post_delete.connect(_on_delete, dispatch_uid="translation-delete")
    post_save.connect(_on_segment, sender=StringTranslation, dispatch_uid="translation-segment")
    post_save.connect(_on_title, sender=StringTranslation, dispatch_uid="translation-title")
    post_save.connect(_on_begun, sender=Translation, dispatch_uid="translation-begun")


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
    """Note that a segment which somebody saves translates the text as it is now.

    What the form would refuse is kept, and is not published.
    """
    if update_fields is not None and "data" not in update_fields:
        return  # only a note of what is wrong with it
    _note_problem(instance)
    CarriedOver.objects.filter(translation=instance).delete()
    if instance.context is not None:
        services.note_work(instance.context.object_id, instance.locale.language_code)


def _note_problem(instance: StringTranslation) -> None:
    problem = problem_of(instance)
    if problem:
        instance.has_error, instance.field_error = True, problem
        rows = StringTranslation.objects.filter(pk=instance.pk)
        rows.update(has_error=True, field_error=problem)


def _on_title(instance: StringTranslation, **_kwargs: Any) -> None:
    """Show a title among the drafts as it is read: wagtail-localize notes it as HTML."""
    if instance.context is not None and instance.context.path == "title":
        rows = Page.objects.filter(
            translation_key=instance.context.object_id, locale_id=instance.locale_id
        )
        rows.update(draft_title=StringValue(instance.data).render_text())


def _on_begun(instance: Translation, created: bool, raw: bool = False, **_kwargs: Any) -> None:  # noqa: FBT001, FBT002 - the signal's own signature
    """Fill in what needs no translation, once one is begun."""
    if created and not raw:
        take_over(instance)
