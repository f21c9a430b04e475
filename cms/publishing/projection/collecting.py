"""The documents of any items, whatever their kind, as the CMS stands now."""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from cms.publishing.projection import (
    case_studies,
    course,
    information,
    organisations,
    resources,
    taxonomy,
)
from cms.publishing.projection.loading import Loaded
from content_models.documents import Document

logger = logging.getLogger(__name__)

Loader = Callable[[list[UUID]], Iterator[Loaded]]
LOADERS: tuple[Loader, ...] = (
    taxonomy.load_themes,
    taxonomy.load_partners,
    organisations.load,
    case_studies.load,
    course.load_courses,
    course.load_sessions,
    course.load_activities,
    resources.load,
    information.load,
)


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
    for load in LOADERS:
        for version in load(wanted):
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


def _build(version: Loaded, collected: Collected) -> None:
    try:
        document = version.build()
    except Exception as error:
        logger.error("item %s cannot be projected", version.key, exc_info=error)
        collected.failures[version.key] = error
        return
    collected.documents[version.key].append(document)
