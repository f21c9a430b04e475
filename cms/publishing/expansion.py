"""From changed objects to the keys of all items that the change can touch."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Page, ReferenceIndex

from cms.course.models import ActivityPage, CoursePage, CourseSessionPage
from cms.directory.models import Organisation
from cms.library.models import CaseStudyPage
from cms.publishing.models import OutboxEvent, Reach
from cms.publishing.tracking import TRACKED_MODELS
from cms.resources.models import PartnerResourcePage
from cms.taxonomy.models import Partner, Theme

MODELS: dict[str, Any] = {model._meta.label_lower: model for model in TRACKED_MODELS}


def keys_touched_by(event: OutboxEvent) -> set[UUID]:
    """The keys of all items that a change can touch, its own item's included."""
    keys = {event.key} if event.key is not None else set()
    if event.reach == Reach.OWNERS:
        keys |= owners_of(MODELS[event.model], [event.object_id])
    elif event.reach == Reach.DESCENDANTS:
        keys |= descendants_of(event.object_id)
    return keys | course_around(keys) if MODELS.get(event.model) is Page else keys


def descendants_of(page_id: str) -> set[UUID]:
    """The keys of a page and all pages below it; of a page that is gone, none."""
    path = Page.objects.filter(pk=page_id).values_list("path", flat=True).first()
    if path is None:
        return set()
    below = Page.objects.filter(path__startswith=path)
    return set(below.values_list("translation_key", flat=True))


def course_around(keys: Iterable[UUID]) -> set[UUID]:
    """The keys of what shows these pages as parts of a course, or counts them.

    That is the session of an activity; of a session its course, which names it, and the sessions
    beside it, whose numbers follow from its place.
    """
    kinds = ContentType.objects.get_for_models(CourseSessionPage, ActivityPage)
    parts = Page.objects.filter(translation_key__in=list(keys), content_type__in=kinds.values())
    rows = parts.values_list("path", "content_type_id")
    parents = {path[: -Page.steplen] for path, _ in rows}
    session_type = kinds[CourseSessionPage].pk
    courses = {path[: -Page.steplen] for path, kind in rows if kind == session_type}
    around = Q(path__in=parents)
    for path in courses:
        around |= Q(path__startswith=path, depth=len(path) // Page.steplen + 1)
    wholes = ContentType.objects.get_for_models(CoursePage, CourseSessionPage).values()
    found = Page.objects.filter(around, content_type__in=wholes) if parents else Page.objects.none()
    return set(found.values_list("translation_key", flat=True))


def owners_of(model: type[Any], object_ids: Iterable[str]) -> set[UUID]:
    """The keys of all items that use one of these objects in a field or in their text."""
    identifiers = list(object_ids)
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(model), to_object_id__in=identifiers
    )
    owners: dict[int, set[str]] = {}
    for content_type, object_id in references.values_list("base_content_type_id", "object_id"):
        owners.setdefault(content_type, set()).add(object_id)
    keys: set[UUID] = set()
    for owner in (Page, Organisation, Partner):
        found = owners.get(ContentType.objects.get_for_model(owner).pk)
        if found:
            query = owner.objects.filter(pk__in=found)
            keys |= set(query.values_list("translation_key", flat=True))
    if model is Theme:
        keys |= items_filed_under(identifiers)
    return keys


def items_filed_under(theme_ids: list[Any]) -> set[UUID]:
    """The keys of all items of these themes.

    Wagtail's ReferenceIndex leaves many-to-many fields out.
    """
    filed: tuple[QuerySet[Any], ...] = (
        CaseStudyPage.objects.filter(Q(themes__in=theme_ids) | Q(sector__in=theme_ids)),
        ActivityPage.objects.filter(themes__in=theme_ids),
        PartnerResourcePage.objects.filter(themes__in=theme_ids),
        Organisation.objects.filter(themes__in=theme_ids),
    )
    return {key for each in filed for key in each.values_list("translation_key", flat=True)}
