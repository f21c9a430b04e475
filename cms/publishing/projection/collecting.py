"""The documents of any items, whatever their kind, as the CMS stands now."""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from cms.course.models import ActivityPage, CoursePage, CourseSessionPage
from cms.information.models import InfoPage
from cms.library.models import CaseStudyPage
from cms.publishing.projection import (
    case_studies,
    course,
    information,
    organisations,
    resources,
    taxonomy,
)
from cms.publishing.projection.loading import Loaded
from cms.resources.models import PartnerResourcePage
from content_models.kinds import Document

logger = logging.getLogger(__name__)

Loader = Callable[[list[UUID]], Iterator[Loaded]]
LOADERS: tuple[Loader, ...] = (
    taxonomy.load_themes,
    taxonomy.load_partners,
    organisations.load,
)
PAGE_LOADERS: dict[type[Page], Loader] = {
    CaseStudyPage: case_studies.load,
    CoursePage: course.load_courses,
    CourseSessionPage: course.load_sessions,
    ActivityPage: course.load_activities,
    PartnerResourcePage: resources.load,
    InfoPage: information.load,
}


@dataclass
class Collected:
    """What the CMS says of some items.

    Attributes:
        documents: by key, all versions to be published; a key without any is to be taken away.
        failures: by key, what went wrong with items that could not be read. They stay as published.
    """

    documents: dict[UUID, list[Document]] = field(default_factory=dict)
    failures: dict[UUID, Exception] = field(default_factory=dict)


def collect(keys: Iterable[UUID]) -> Collected:
    """Read some items. Bad data in one never keeps the others back."""
    wanted = sorted(set(keys))
    collected = Collected({key: [] for key in wanted})
    for load, keys_of_its_kind in _by_loader(wanted):
        for version in load(keys_of_its_kind):
            _build(version, collected)
    for key in collected.failures:
        collected.documents.pop(key, None)
    return collected


def all_keys() -> list[UUID]:
    """The keys of all items, published or not; what others are named after comes first."""
    return [
        *sorted(taxonomy.all_theme_keys()),
        *sorted(taxonomy.all_partner_keys()),
        *sorted(case_studies.all_keys()),
        *sorted(course.all_keys()),
        *sorted(resources.all_keys()),
        *sorted(information.all_keys()),
        *sorted(organisations.all_keys()),
    ]


def _by_loader(keys: list[UUID]) -> Iterator[tuple[Loader, list[UUID]]]:
    """Which loader reads which keys: of pages by their kind, which one question tells of all."""
    for load in LOADERS:
        yield load, keys
    pages = Page.objects.filter(translation_key__in=keys)
    by_kind: dict[int, set[UUID]] = defaultdict(set)
    for kind, key in pages.values_list("content_type_id", "translation_key"):
        by_kind[kind].add(key)
    for model, load in PAGE_LOADERS.items():
        if found := by_kind.get(ContentType.objects.get_for_model(model).pk):
            yield load, sorted(found)


def _build(version: Loaded, collected: Collected) -> None:
    try:
        document = version.build()
    except Exception as error:
        logger.error("item %s cannot be projected", version.key, exc_info=error)
        collected.failures[version.key] = error
        return
    collected.documents[version.key].append(document)
