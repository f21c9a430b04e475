"""Resources of the partners as documents."""

from collections.abc import Iterator
from functools import partial
from typing import Any
from uuid import UUID

from cms.publishing.projection.bodies import to_blocks, to_download
from cms.publishing.projection.images import picture_of
from cms.publishing.projection.loading import Loaded, slug_of
from cms.publishing.projection.pages import keys_of_all, published_pages
from cms.publishing.projection.versions import Originals
from cms.resources.models import PartnerResourcePage
from content_models.documents import PartnerResource
from content_models.vocabularies import Country, Licence, ResourceType


def all_keys() -> set[UUID]:
    """The keys of all resources, published or not."""
    return keys_of_all(PartnerResourcePage)


def load(keys: list[UUID]) -> Iterator[Loaded]:
    """The published, unrestricted versions of some resources."""
    originals = Originals(PartnerResourcePage, keys, "last_published_at")
    for page in published_pages(
        PartnerResourcePage,
        keys,
        joined=("picture", "publisher"),
        prefetched=("themes", "files__document", "picture__renditions"),
    ):
        yield Loaded(page.translation_key, partial(_document, page, originals))


def document_of(page: Any) -> PartnerResource:
    """A page as it stands in memory, saved or not."""
    return _document(
        page, Originals(PartnerResourcePage, [page.translation_key], "last_published_at")
    )


def _document(page: Any, originals: Originals) -> PartnerResource:
    locale = page.locale.language_code
    return PartnerResource(
        key=page.translation_key,
        locale=locale,
        slug=page.slug or slug_of(page.title),
        title=page.title,
        summary=page.summary,
        body=to_blocks(page.body),
        themes=tuple(sorted({theme.key for theme in page.themes.all()})),
        published_at=page.first_published_at,
        updated_at=page.last_published_at,
        translation=originals.translation(page.translation_key, locale, page.last_published_at),
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
