"""Projects pages of information to documents."""

from typing import Any

from cms.ground.projection.bodies import to_blocks
from cms.ground.projection.versions import shared_fields
from content_models.documents import Translation
from content_models.kinds.info_page import InfoPage


def document_of(page: Any, translation: Translation) -> InfoPage:
    """Return the document of a page as it stands in memory, saved or not."""
    return InfoPage(
        **shared_fields(page, translation), summary=page.summary, body=to_blocks(page.body)
    )
