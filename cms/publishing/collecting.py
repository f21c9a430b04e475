"""Collects the documents of any items, whatever their kind, as the CMS stands now."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from cms.ground.hiding import privacy_read_once
from cms.ground.kinds import CmsKind, Loaded, Project, kinds, page_kinds, snippet_kinds
from cms.ground.projection.versions import published_versions
from cms.media.former_addresses import FormerAddresses
from cms.publishing.originals import Originals
from cms.translation.services import placeholders
from content_models.kinds import Document

logger = logging.getLogger(__name__)


@dataclass
class Collected:
    """Holds what the CMS says of some items.

    Attributes:
        documents: by key, all versions to be published; a key without any is to be taken away.
        failures: by key, what went wrong with items that could not be read. They stay as published.
    """

    documents: dict[UUID, list[Document]] = field(default_factory=dict)
    failures: dict[UUID, Exception] = field(default_factory=dict)


def collect(keys: Iterable[UUID]) -> Collected:
    """Read some items.

    Bad data in one never keeps the others back.
    """
    wanted = sorted(set(keys))
    collected = Collected({key: [] for key in wanted})
    former = FormerAddresses()
    with privacy_read_once():
        for kind, keys_of_its_own in _by_kind(wanted):
            for version in _loaded(kind, keys_of_its_own):
                _build(version, former, collected)
    for key in collected.failures:
        collected.documents.pop(key, None)
    return collected


def document_of(kind: CmsKind, item: Any) -> Document:
    """Return the document of a version as it stands in memory, saved or not."""
    (version,) = _projected(kind, [item])
    return version.build()


def all_keys() -> list[UUID]:
    """Return all keys, published or not; items that others name come first."""
    ordered = sorted(kinds(), key=lambda kind: not kind.entry.is_named_by_others)
    found: list[UUID] = []
    for kind in ordered:
        found += sorted(set(kind.model.objects.values_list(kind.key_field, flat=True)))
    return found


def _by_kind(keys: list[UUID]) -> Iterator[tuple[CmsKind, list[UUID]]]:
    """Yield each kind with the keys that it may have.

    For pages, one query tells it for all.
    """
    for kind in snippet_kinds():
        yield kind, keys
    pages = Page.objects.filter(translation_key__in=keys)
    by_type: dict[int, set[UUID]] = defaultdict(set)
    for content_type, key in pages.values_list("content_type_id", "translation_key"):
        by_type[content_type].add(key)
    for kind in page_kinds():
        if found := by_type.get(ContentType.objects.get_for_model(kind.model).pk):
            yield kind, sorted(found)


def _loaded(kind: CmsKind, keys: list[UUID]) -> Iterable[Loaded]:
    if kind.loading is not None:
        return kind.loading(keys)
    begun = placeholders(keys) if kind.is_translated else set()
    versions = [
        each
        for each in published_versions(kind, keys)
        if (each.translation_key, each.locale.language_code) not in begun
    ]
    return _projected(kind, versions) if versions else ()


def _projected(kind: CmsKind, versions: list[Any]) -> Iterator[Loaded]:
    if kind.projecting is None:
        raise TypeError(f"{kind.name} has no documents of single versions")
    project = kind.projecting(versions)
    originals = Originals(kind, {version.translation_key for version in versions})
    for version in versions:
        build = partial(_document, project, version, originals)
        yield Loaded(version.translation_key, build)


def _document(project: Project, version: Any, originals: Originals) -> Document:
    document = project(version, originals.translation(version))
    return document.model_copy(update=originals.search_words(version))


def _build(version: Loaded, former: FormerAddresses, collected: Collected) -> None:
    try:
        document = former.of(version.build())
    except Exception as error:
        logger.error("item %s cannot be projected", version.key, exc_info=error)
        collected.failures[version.key] = error
        return
    collected.documents[version.key].append(document)
