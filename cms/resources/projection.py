"""Projects the resources of the partners to documents."""

from typing import Any

from cms.ground.projection.bodies import to_blocks, to_download
from cms.ground.projection.images import picture_of
from cms.ground.projection.versions import shared_fields
from cms.taxonomy.projection import theme_keys, work_fields
from content_models.documents import Translation
from content_models.kinds.partner_resource import PartnerResource
from content_models.vocabularies import Country, ResourceType


def document_of(page: Any, translation: Translation) -> PartnerResource:
    """Return the document of a page as it stands in memory, saved or not."""
    files = (to_download(each.document, each.title) for each in page.files.all())
    return PartnerResource(
        **shared_fields(page, translation),
        **work_fields(page),
        summary=page.summary,
        body=to_blocks(page.body),
        themes=theme_keys(page),
        resource_type=ResourceType(page.resource_type),
        files=tuple(each for each in files if each is not None),
        link=page.link,
        author=page.author,
        year=page.year,
        languages=tuple(page.languages),
        pages=page.pages,
        minutes=page.minutes,
        picture=picture_of(page),
        country=Country(page.country) if page.country else None,
    )
