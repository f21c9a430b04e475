"""Resources of the partners as documents."""

from collections.abc import Iterator
from functools import partial
from typing import Any
from uuid import UUID

from cms.publishing.projection.bodies import to_blocks, to_download
from cms.publishing.projection.images import picture_of
from cms.publishing.projection.loading import Loaded
from cms.publishing.projection.pages import keys_of_all, published_pages, shared_fields
from cms.publishing.projection.versions import Originals
from cms.resources.models import PartnerResourcePage
from content_models.kinds.partner_resource import PartnerResource
from content_models.vocabularies import Country, Licence, ResourceType


def all_keys() -> set[UUID]:
    """The keys of all resources, published or not."""
    return keys_of_all(PartnerResourcePage)


def load(keys: list[UUID]) -> Iterator[Loaded]:
    """The published, unrestricted versions of some resources."""
    originals = Originals(PartnerResourcePage, keys)
    for page in published_pages(
        PartnerResourcePage,
        keys,
        joined=("picture", "publisher"),
        prefetched=("themes", "files__document", "picture__renditions"),
    ):
        yield Loaded(page.translation_key, partial(_document, page, originals))


def document_of(page: Any) -> PartnerResource:
    """A page as it stands in memory, saved or not."""
    return _document(page, Originals(PartnerResourcePage, [page.translation_key]))


def _document(page: Any, originals: Originals) -> PartnerResource:
    return PartnerResource(
        **shared_fields(page, originals),
        body=to_blocks(page.body),
        themes=tuple(sorted({theme.key for theme in page.themes.all()})),
        resource_type=ResourceType(page.resource_type),
        files=tuple(to_download(each.document, each.title) for each in page.files.all()),
        link=page.link,
        publisher=page.publisher.translation_key if page.publisher else None,
        author=page.author,
        year=page.year,
        licence=Licence(page.licence),
        languages=tuple(page.languages),
        pages=page.pages,
        minutes=page.minutes,
        picture=picture_of(page),
        country=Country(page.country) if page.country else None,
    )
