"""Projects case studies to documents."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from cms.ground.projection.bodies import to_blocks
from cms.ground.projection.images import picture_of
from cms.ground.projection.versions import lines, shared_fields
from cms.taxonomy.projection import theme_keys, work_fields
from content_models.documents import Translation
from content_models.kinds.case_study import CaseStudy
from content_models.vocabularies import Country, LegalForm


def document_of(page: Any, translation: Translation) -> CaseStudy:
    """Return the document of a page as it stands in memory, saved or not."""
    return CaseStudy(
        **shared_fields(page, translation),
        **work_fields(page),
        summary=page.summary,
        body=to_blocks(page.body),
        themes=theme_keys(page),
        enterprise_name=page.enterprise_name,
        country=Country(page.country),
        place=page.place,
        picture=picture_of(page),
        sector=page.sector.key if page.sector else None,
        legal_form=LegalForm(page.legal_form) if page.legal_form else None,
        year_founded=page.year_founded,
        people_employed=page.people_employed,
        people_helped=page.people_helped,
        lessons=lines(page.lessons),
        related=tuple(dict.fromkeys(_related_keys(page))),
    )


def _related_keys(page: Any) -> Iterator[UUID]:
    for item in page.related_items.all():
        target = item.page or item.organisation
        if target is not None:
            yield target.translation_key
