"""Pages of information as documents."""

from collections.abc import Iterator
from functools import partial
from typing import Any
from uuid import UUID

from cms.information.models import InfoPage as InfoPageModel
from cms.publishing.projection.bodies import to_blocks
from cms.publishing.projection.loading import Loaded
from cms.publishing.projection.pages import keys_of_all, published_pages, shared_fields
from cms.publishing.projection.versions import Originals
from content_models.kinds.info_page import InfoPage


def all_keys() -> set[UUID]:
    """The keys of all pages of information, published or not."""
    return keys_of_all(InfoPageModel)


def load(keys: list[UUID]) -> Iterator[Loaded]:
    """The published, unrestricted versions of some pages of information."""
    originals = Originals(InfoPageModel, keys)
    for page in published_pages(InfoPageModel, keys, joined=()):
        yield Loaded(page.translation_key, partial(_document, page, originals))


def document_of(page: Any) -> InfoPage:
    """A page as it stands in memory, saved or not."""
    return _document(page, Originals(InfoPageModel, [page.translation_key]))


def _document(page: Any, originals: Originals) -> InfoPage:
    return InfoPage(
        **shared_fields(page, originals),
        body=to_blocks(page.body),
    )
