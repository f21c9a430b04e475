"""Case studies as documents."""

from collections.abc import Iterator
from functools import partial
from typing import Any
from uuid import UUID

from cms.library.models import CaseStudyPage
from cms.publishing.projection.bodies import to_blocks
from cms.publishing.projection.images import picture_of
from cms.publishing.projection.loading import Loaded
from cms.publishing.projection.pages import keys_of_all, published_pages, shared_fields
from cms.publishing.projection.versions import Originals
from content_models.kinds.case_study import CaseStudy
from content_models.vocabularies import Country, LegalForm, Licence


def all_keys() -> set[UUID]:
    """The keys of all case studies, published or not."""
    return keys_of_all(CaseStudyPage)


def load(keys: list[UUID]) -> Iterator[Loaded]:
    """The published, unrestricted versions of some case studies."""
    originals = Originals(CaseStudyPage, keys)
    for page in published_pages(
        CaseStudyPage,
        keys,
        joined=("sector", "picture", "publisher"),
        prefetched=(
            "themes",
            "related_items__page",
            "related_items__organisation",
            "picture__renditions",
        ),
    ):
        yield Loaded(page.translation_key, partial(_document, page, originals))


def document_of(page: Any) -> CaseStudy:
    """A page as it stands in memory, saved or not."""
    return _document(page, Originals(CaseStudyPage, [page.translation_key]))


def _document(page: Any, originals: Originals) -> CaseStudy:
    return CaseStudy(
        **shared_fields(page, originals),
        body=to_blocks(page.body),
        themes=tuple(sorted({theme.key for theme in page.themes.all()})),
        enterprise_name=page.enterprise_name,
        country=Country(page.country),
        place=page.place,
        picture=picture_of(page),
        sector=page.sector.key if page.sector else None,
        legal_form=LegalForm(page.legal_form) if page.legal_form else None,
        year_founded=page.year_founded,
        people_employed=page.people_employed,
        people_helped=page.people_helped,
        lessons=tuple(child.value for child in page.lessons if child.value),
        publisher=page.publisher.translation_key if page.publisher else None,
        licence=Licence(page.licence),
        related=tuple(dict.fromkeys(_related_keys(page))),
    )


def _related_keys(page: Any) -> Iterator[UUID]:
    for item in page.related_items.all():
        target = item.page or item.organisation
        if target is not None:
            yield target.translation_key
